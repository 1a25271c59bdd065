/** What the generated specs are about: combined, these give some hundred million different sentences. */
export const PEOPLE: readonly string[] =
  'Ada Moreau,Ben Okafor,Chiara Rossi,Dmitri Hale,Elif Demir,Farid Nasser,Greta Lindqvist,Hiro Tanaka,Ines Duarte,Jonas Weber,Kavya Rao,Liam Byrne'.split(
    ',',
  )

/** Who acts. */
export const ACTORS: readonly string[] =
  'customer,courier,warehouse clerk,bookkeeper,moderator,branch manager,support agent,supplier,reviewer,visitor,team lead,subscriber,dispatcher,writer,translator'.split(
    ',',
  )

/** What is acted on, in the singular. */
export const THINGS: readonly string[] =
  'bill,parcel,shipment,refund,site,voucher,subscription,delivery slot,return label,price list,stock count,contract,photo,rating,payment plan,pickup order,receipt,tax report,reminder,catalogue page'.split(
    ',',
  )

/** What is done, in the infinitive. */
export const DEEDS: readonly string[] =
  'archive,approve,split,merge,rename,export,import,schedule,cancel,restore,print,translate,compare,assign,lock,share,duplicate,withdraw,sort,annotate'.split(
    ',',
  )

/** Parts of the system. */
export const PARTS: readonly string[] =
  'Gateway,Scheduler,Ledger,Mailer,Search index,Session store,Report builder,Price engine,Upload service,Audit log,Queue,Catalogue,Identity provider,Notification hub,Rate limiter,Archive'.split(
    ',',
  )

/** When. */
export const TIMES: readonly string[] =
  'before the cut-off of the day,after the third reminder,during a stock count,on the last working day of a month,while the branch is closed,within an open session,at the change of a tariff,after a failed delivery'.split(
    ',',
  )

/** Why it matters. */
export const REASONS: readonly string[] =
  'because two teams keep separate lists,since the paper form is lost in transit,as the nightly job runs only once,because the phone line is the only way today,since nobody sees the earlier decision,as the totals differ between two reports'.split(
    ',',
  )

/** Packages, with the version that the generated repository has of each. */
export const PACKAGES: readonly (readonly [name: string, version: string])[] = [
  ['fastify', '5.2.1'],
  ['zod', '4.1.0'],
  ['kysely', '0.28.2'],
  ['pino', '9.6.0'],
  ['undici', '7.3.0'],
  ['luxon', '3.5.0'],
  ['sharp', '0.33.5'],
  ['bullmq', '5.41.0'],
]
