package dev.serverlease.law.rules.civilcode;

import static java.util.stream.Collectors.joining;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.ContractFacts.Field;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LessorFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms without which our contract is not concluded; articles 470 and 704 list what a lease usually states. The
 * application holds most of them; only the draft holds quality, liability and disputes.
 */
public final class ContractFields implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.fields",
                    "合同必要条款",
                    "Necessary terms",
                    Subject.CONTRACT_TERMS,
                    Outcome.REQUIRE,
                    "合同缺少必要条款，请补充。",
                    "The contract lacks necessary terms; complete them.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第四百七十条", "art. 470"),
                    Edition.CIVIL_CODE_2020.article("第七百零四条", "art. 704"))
            .version(4)
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        List<Term> missing = terms(facts, asked.occasion()).stream()
                .filter(term -> !term.stated())
                .toList();
        if (missing.isEmpty()) {
            return Verdict.satisfied();
        }
        return SHEET.require(
                "缺少：" + missing.stream().map(Term::zh).collect(joining("、")) + "。",
                "Missing: " + missing.stream().map(Term::en).collect(joining(", ")) + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        var used = new FactsUsed();
        if (facts.lessor().kind() == LessorFacts.Kind.OVERSEAS_ENTITY) {
            used = used.with("lessor.kind", facts.lessor().kind())
                    .with("lessee.kind", facts.lessee().kind())
                    .with("contract.disputes", facts.contract().disputes());
        }
        return used.with("lessee.name", facts.lessee().name())
                .with("lessee.domicile", facts.lessee().domicile())
                .with("server.name", facts.server().name())
                .with("server.quantity", facts.server().quantity())
                .with("use.declaredPurpose", facts.use().declaredPurpose())
                .with("contract.termMonths", facts.contract().termMonths())
                .with("contract.monthlyRent", facts.contract().monthlyRent())
                .with("contract.rentPlan.period", facts.contract().rentPlan().period())
                .with("contract.rentPlan.timing", facts.contract().rentPlan().timing())
                .with("contract.rentPlan.dueDays", facts.contract().rentPlan().dueDays())
                .with("contract.rentPlan.dueUnit", facts.contract().rentPlan().dueUnit())
                .with("contract.rentPlan.means", facts.contract().rentPlan().means())
                .with("contract.fields", facts.contract().fields())
                .with("contract.taxIncluded", facts.contract().taxIncluded())
                .with("contract.grossUp", facts.contract().grossUp());
    }

    /**
     * The people's courts are named by a party's domicile (Civil Procedure Law art. 35); here neither is in the
     * mainland.
     */
    private static boolean isWithoutCourt(LeaseFacts facts) {
        return facts.lessor().kind() == LessorFacts.Kind.OVERSEAS_ENTITY
                && facts.lessee().kind() == LesseeFacts.Kind.OVERSEAS
                && facts.contract().disputes() != ContractFacts.Disputes.ARBITRATION;
    }

    /** Rent is a necessary term (art. 704): two answers that exclude each other leave open how much it is. */
    private static boolean isPriceInDoubt(ContractFacts contract) {
        return Boolean.TRUE.equals(contract.taxIncluded()) && Boolean.TRUE.equals(contract.grossUp());
    }

    private record Term(boolean stated, String zh, String en) {}

    private static List<Term> terms(LeaseFacts facts, Occasion occasion) {
        ContractFacts contract = facts.contract();
        List<Term> terms = new ArrayList<>(List.of(
                text(facts.lessee().name(), "承租人名称（lessee.name）", "the lessee's name (lessee.name)"),
                text(facts.lessee().domicile(), "承租人住所（lessee.domicile）", "its domicile (lessee.domicile)"),
                text(facts.server().name(), "租赁物名称（server.name）", "the thing leased (server.name)"),
                number(facts.server().quantity(), "数量（server.quantity）", "the quantity (server.quantity)"),
                text(facts.use().declaredPurpose(), "用途（use.declaredPurpose）", "the purpose (use.declaredPurpose)"),
                number(contract.termMonths(), "租赁期限（contract.termMonths）", "the term (contract.termMonths)"),
                new Term(
                        isPositive(contract.monthlyRent()),
                        "租金（contract.monthlyRent）",
                        "the rent (contract.monthlyRent)"),
                new Term(
                        facts.contract().rentPlan().period() != null,
                        "租金的支付周期（contract.rentPlan.period）",
                        "how often rent is paid (contract.rentPlan.period)"),
                new Term(
                        facts.contract().rentPlan().timing() != null,
                        "租金先付或者后付（contract.rentPlan.timing）",
                        "whether in advance (contract.rentPlan.timing)"),
                number(
                        facts.contract().rentPlan().dueDays(),
                        "租金最迟于第几日支付（contract.rentPlan.dueDays）",
                        "by which day (contract.rentPlan.dueDays)"),
                new Term(
                        facts.contract().rentPlan().dueUnit() != null,
                        "付款日按哪种日计算（contract.rentPlan.dueUnit）",
                        "in days of which kind (contract.rentPlan.dueUnit)"),
                new Term(
                        facts.contract().rentPlan().means() != null,
                        "租金的支付方式（contract.rentPlan.means）",
                        "by what means (contract.rentPlan.means)")));
        if (isWithoutCourt(facts)) {
            terms.add(
                    new Term(
                            false,
                            "仲裁约定（contract.disputes）：出租人、承租人（lessor.kind、lessee.kind）均为境外主体，没有可以约定的境内住所地法院，请选择仲裁并写明仲裁机构和仲裁地",
                            "an arbitration agreement (contract.disputes): both parties are abroad (lessor.kind, lessee.kind), so no"
                                    + " court of a mainland domicile can be named; choose arbitration with its institution and seat"));
        }
        if (isPriceInDoubt(contract)) {
            terms.add(new Term(
                    false,
                    "承租人共应支付的价款（contract.taxIncluded、contract.grossUp）：填写为含税价，又填写为代扣的税款由承租人另行负担，请二者择一：含税价就是全部价款的，将“代扣税款是否由承租人另行负担”改为否；税款另付的，将“价款是否含税”改为否",
                    "what the lessee pays in all (contract.taxIncluded, contract.grossUp): the price is said to hold the"
                            + " tax, and the lessee to bear the tax withheld on top. Choose one: if the price with tax is all that is"
                            + " paid, answer no to “Tax withheld borne by the lessee on top”; if the tax comes on top, answer no to"
                            + " “Price with tax”"));
        }
        if (occasion != Occasion.CHECKS) {
            terms.add(drafted(contract, Field.QUALITY, "质量", "quality"));
            terms.add(drafted(contract, Field.LIABILITY, "违约责任", "liability"));
            terms.add(drafted(contract, Field.DISPUTES, "争议解决办法", "disputes"));
        }
        return terms;
    }

    private static Term text(@Nullable String value, String zh, String en) {
        return new Term(LeaseFacts.given(value), zh, en);
    }

    private static Term number(@Nullable Long value, String zh, String en) {
        return new Term(value != null && value > 0, zh, en);
    }

    private static Term drafted(ContractFacts contract, Field field, String zh, String en) {
        return new Term(contract.fields().contains(field), zh + "（contract.fields）", en + " (contract.fields)");
    }

    private static boolean isPositive(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() > 0;
    }
}
