# The lines in the rulebook and among the consequences, the article, the cases: all of it.
after src/main/java/dev/serverlease/law/rules/Rulebook.java 'new ContractFields\(\),' '            new MaintenanceShifted(),'
after src/main/java/dev/serverlease/law/rules/Rulebook.java 'import .*\.civilcode\.LessorTitle;' \
  'import dev.serverlease.law.rules.civilcode.MaintenanceShifted;'
echo 'contract.maintenance-shifted;K29' >> src/main/resources/law/consequences-of-rules.csv
cat >> src/main/resources/law/civil-code.md <<'ARTICLE'

## 第七百一十二条 | 2021-01-01

版本：2020年5月28日通过，2021年1月1日起施行

来源：[verified: found in stored page] (A)

> 出租人应当履行租赁物的维修义务，但是当事人另有约定的除外。
ARTICLE
before src/test/resources/law/cases/contract-terms.yaml '^- rule: contract.term-cap$' "$(cat <<'CASES'
- rule: contract.maintenance-shifted
  outcome: REVIEW
  zh: 约定由承租人维修的，由法务认定约定是否明确。
  en: "Where the lessee is to maintain the server, the officer decides whether that was clearly agreed."
  cases:
    - { title: the lessee maintains, facts: { contract: { maintenance: 由承租人维修 } }, expect: REVIEW, says: contract.maintenance,
        zh: '约定由承租人维修的，由法务认定约定是否明确。维修约定（“租赁物维修”）由承租人负担。',
        en: 'Where the lessee is to maintain the server, the officer decides whether that was clearly agreed. The term on maintenance (“Maintenance”) names the lessee.' }
    - { title: the lessor maintains, facts: { contract: { maintenance: 由出租人维修 } }, expect: SATISFIED, boundary: true }
    - { title: nothing agreed is nothing shifted, facts: {  }, expect: NOT_APPLICABLE }

CASES
)"
