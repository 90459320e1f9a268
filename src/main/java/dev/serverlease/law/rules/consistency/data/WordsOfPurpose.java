package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a purpose, and the server's name, may say another use than the codes: Anti-Telecom and Online Fraud Law,
 * article 25(2); Civil Code, article 709; Cybersecurity Law, article 29 (27 before 2026) (SECOND-EDITION C27). A hit is
 * a question for an officer and never refuses a lease.
 */
public final class WordsOfPurpose implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.purpose-words",
            "用途文字与申报不符",
            "Words of the purpose",
            Subject.USE,
            Outcome.REVIEW,
            "使用用途的文字与申报的活动不一致，含有需要说明的词语，由法务人员核实。",
            "The words of the purpose do not fit the declared codes; the officer asks.",
            "2022-12-01",
            Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第二款", "art. 25(2)"),
            Edition.CIVIL_CODE_2020.article("第七百零九条", "art. 709"),
            Edition.CYBERSECURITY_LAW_2016.article("第二十七条", "art. 27"),
            Edition.CYBERSECURITY_LAW_2025.article("第二十九条", "art. 29"));

    private record Hit(String fact, PurposeWord word, String around, Limb isUnexplained) {}

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String purpose = facts.use().declaredPurpose();
        String name = facts.server().name();
        var hits = new ArrayList<>(hits("use.declaredPurpose", purpose, facts, asked));
        hits.addAll(hits("server.name", name, facts, asked));
        hits.removeIf(
                hit -> !hit.isUnexplained().isMet() && !hit.isUnexplained().isOpen());
        var stated = new Stated(facts);
        return new Rows()
                .when(hits.stream().map(Hit::isUnexplained).reduce(Limb.NOT_MET, Limb::or), () -> review(hits))
                .when(isUnread(stated, "use.declaredPurpose", purpose), Verdict::satisfied)
                .when(isUnread(stated, "server.name", name), Verdict::satisfied)
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.declaredPurpose", facts.use().declaredPurpose())
                .with("server.name", facts.server().name())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("data.categories", facts.data().categories());
    }

    private static List<Hit> hits(String fact, @Nullable String text, LeaseFacts facts, Asked asked) {
        var searched = new SearchedText(text == null ? "" : text);
        return PurposeWord.on(asked.lawOf()).stream()
                .flatMap(
                        word -> searched
                                .find(word.searched())
                                .map(around -> new Hit(fact, word, around, word.isUnexplained(facts)))
                                .stream())
                .toList();
    }

    /** Open while the text is missing, and never met. */
    private static Limb isUnread(Stated stated, String fact, @Nullable String text) {
        return stated.is(fact, text, given -> false);
    }

    private static Verdict review(List<Hit> hits) {
        String zh = hits.stream()
                .map(hit -> "“" + hit.word().text() + "”（" + hit.word().group().zh() + "），见" + hit.fact() + "：“"
                        + hit.around() + "”")
                .collect(Collectors.joining("；"));
        String en = hits.stream()
                .map(hit -> "“" + hit.word().text() + "” (" + hit.word().group().en() + "), in " + hit.fact() + ": “"
                        + hit.around() + "”")
                .collect(Collectors.joining("; "));
        return SHEET.review(
                "词语：" + zh
                        + "。申报的活动（use.activityCodes）、特别监管的活动（use.regulatedActivities）和数据种类（data.categories）中没有与之对应的事项，"
                        + "请承租人说明其含义和实际用途，或者更正申报。",
                "Words: " + en + ". Neither the activities (use.activityCodes) nor the regulated activities "
                        + "(use.regulatedActivities) nor the kinds of data (data.categories) explain them; have their meaning "
                        + "and the actual use stated, or the declaration corrected.");
    }
}
