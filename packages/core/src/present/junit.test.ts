import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { hostileReport, SAMPLE } from '../../test/report.ts'
import { junit } from './junit.ts'

/** What the readers of Jenkins and of Ant's format both take, in their order, without what they would take besides. */
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="counts">
    <xs:attribute name="name" type="xs:token" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
  </xs:attributeGroup>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
      <xs:attributeGroup ref="counts"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="testsuite">
    <xs:complexType>
      <xs:sequence><xs:element ref="testcase" maxOccurs="unbounded"/></xs:sequence>
      <xs:attributeGroup ref="counts"/>
      <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="testcase">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="failure" minOccurs="0">
          <xs:complexType>
            <xs:simpleContent>
              <xs:extension base="xs:string">
                <xs:attribute name="type" type="xs:string" use="required"/>
                <xs:attribute name="message" type="xs:string"/>
              </xs:extension>
            </xs:simpleContent>
          </xs:complexType>
        </xs:element>
        <xs:element name="system-out" type="xs:string" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="name" type="xs:token" use="required"/>
      <xs:attribute name="classname" type="xs:token" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>`

async function problems(documents: readonly string[]): Promise<readonly unknown[]> {
  const xml = documents.map((contents, i) => ({ fileName: `${i}.xml`, contents }))
  const { errors } = await validateXML({ xml, schema: SCHEMA })
  return errors
}

test('where the run fails by its warnings, they are failures too', () => {
  const [, warning] = SAMPLE.diagnostics
  const report = { ...SAMPLE, diagnostics: [warning!, { ...warning!, severity: 'hint' as const }] }
  expect(junit(report)).toContain('<testsuites name="truespec" tests="3" failures="0" errors="0">')
  const failing = junit({ ...report, warningsFail: true })
  expect(failing).toContain('<testsuites name="truespec" tests="3" failures="1" errors="0">')
  expect(failing).toContain('<failure type="quantity-invalid"')
})

test('the sample: a suite a file, an error fails, a warning is output, nothing found passes', () => {
  expect(junit(SAMPLE)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="truespec" tests="3" failures="1" errors="0">
  <testsuite name="specs/a.md" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="status-unknown (5:15)" classname="specs/a.md">
      <failure type="status-unknown" message="Status 'Drafft' is not known: did you mean 'Draft'?">specs/a.md:5:15: error: Status 'Drafft' is not known: did you mean 'Draft'?
specs/b.md:1:3: the other one
fix: Change to 'Draft'</failure>
    </testcase>
    <testcase name="quantity-invalid (6:17)" classname="specs/a.md">
      <system-out>specs/a.md:6:17: warning: 'Fuchs' is no quantity</system-out>
    </testcase>
  </testsuite>
  <testsuite name="specs/b.md" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="check" classname="specs/b.md"/>
  </testsuite>
</testsuites>
`)
})

test('valid against the schema, whatever the texts hold [SPEC-2026-11-22-005/FR5]', async () => {
  const hostile = fc.sample(hostileReport, { numRuns: 200, seed: 20_261_122 })
  expect(await problems([SAMPLE, ...hostile].map(junit))).toEqual([])
})

test('the validator tells', async () => {
  expect(await problems([junit(SAMPLE).replace('type="status-unknown"', '')])).not.toEqual([])
  expect(await problems([junit(SAMPLE).replace('&apos;', ']]>').replace("'Fuchs'", '\u0001')])).not.toEqual([])
})
