# The lines in the rulebook and among the consequences, the article, the cases: all of it.
after src/main/java/dev/serverlease/law/rules/Rulebook.java 'new ContractFields\(\),' '            new RentInArrears(),'
after src/main/java/dev/serverlease/law/rules/Rulebook.java 'import .*\.civilcode\.LessorTitle;' \
  'import dev.serverlease.law.rules.civilcode.RentInArrears;'
echo 'contract.rent-in-arrears;K29' >> src/main/resources/law/consequences-of-rules.csv
cat >> src/main/resources/law/civil-code.md <<'ARTICLE'

## 第七百二十一条 | 2021-01-01

版本：2020年5月28日通过，2021年1月1日起施行

来源：[verified: found in stored page] (A)

> 承租人应当按照约定的期限支付租金。对支付租金的期限没有约定或者约定不明确，依据本法第五百一十条的规定仍不能确定，租赁期限不满一年的，应当在租赁期限届满时支付；租赁期限一年以上的，应当在每届满一年时支付，剩余期限不满一年的，应当在租赁期限届满时支付。
ARTICLE
before src/test/resources/law/cases/contract-terms.yaml '^- rule: contract.term-cap$' "$(cat <<'CASES'
- rule: contract.rent-in-arrears
  outcome: REVIEW
  zh: 约定后付租金的，由法务认定支付期限是否明确。
  en: "Where rent is paid in arrears, the officer decides whether its day is clear."
  cases:
    - { title: paid in arrears, facts: { contract: { rentPlan: { timing: ARREARS } } }, expect: REVIEW, says: contract.rentPlan.timing,
        zh: '约定后付租金的，由法务认定支付期限是否明确。租金（“先付或者后付”）为后付。',
        en: 'Where rent is paid in arrears, the officer decides whether its day is clear. The rent (“In advance or in arrears”) is paid in arrears.' }
    - { title: paid in advance, facts: { contract: { rentPlan: { timing: ADVANCE } } }, expect: SATISFIED, boundary: true }
    - { title: nothing agreed, facts: {  }, expect: NOT_APPLICABLE }

CASES
)"
