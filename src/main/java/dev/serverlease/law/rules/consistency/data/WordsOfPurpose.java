package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a purpose, and the server's name, may say another use than the codes: Anti-Telecom and Online Fraud Law,
 * article 25(2); Civil Code, article 709; Cybersecurity Law, article 29 (27 before 2026) (SECOND-EDITION C27). A hit is
 * a question for an officer and never refuses a lease. What an exception makes none is still shown.
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
                    Edition.CYBERSECURITY_LAW_2025.article("第二十九条", "art. 29"))
            .version(3);

    /** A word in one of the two texts. */
    private record Found(String fact, PurposeWord.Hit hit, Limb isUnexplained) {

        PurposeWord word() {
            return hit.word();
        }

        boolean mayCount() {
            return !hit.isExcepted() && (isUnexplained.isMet() || isUnexplained.isOpen());
        }
    }

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String purpose = facts.use().declaredPurpose();
        String name = facts.server().name();
        var found = new ArrayList<>(found("use.declaredPurpose", purpose, facts, asked));
        found.addAll(found("server.name", name, facts, asked));
        var hits = found.stream().filter(Found::mayCount).toList();
        var excepted = found.stream().filter(each -> each.hit().isExcepted()).toList();
        var stated = new Stated(facts);
        return new Rows()
                .when(hits.stream().map(Found::isUnexplained).reduce(Limb.NOT_MET, Limb::or), () -> review(hits, facts))
                .when(isUnread(stated, "use.declaredPurpose", purpose), Verdict::satisfied)
                .when(isUnread(stated, "server.name", name), Verdict::satisfied)
                .orElse(() -> excepted.isEmpty() ? Verdict.satisfied() : satisfied(excepted));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.declaredPurpose", facts.use().declaredPurpose())
                .with("server.name", facts.server().name())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("use.audience", facts.use().audience())
                .with("use.iis", facts.use().iis())
                .with("use.revenue", facts.use().revenue())
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("data.categories", facts.data().categories())
                .with("data.hasPi", facts.data().hasPi());
    }

    private static List<Found> found(String fact, @Nullable String text, LeaseFacts facts, Asked asked) {
        var searched = new SearchedText(text == null ? "" : text);
        return PurposeWord.on(asked.lawOf()).stream()
                .flatMap(word -> word.in(searched).stream())
                .map(hit -> new Found(fact, hit, hit.word().isUnexplained(facts)))
                .toList();
    }

    /** Open while the text is missing, and never met. */
    private static Limb isUnread(Stated stated, String fact, @Nullable String text) {
        return stated.is(fact, text, given -> false);
    }

    private static Verdict satisfied(List<Found> excepted) {
        Message words = quoted(excepted, each -> new Message("", ""));
        return Verdict.satisfied(
                "所见词语：" + words.zh() + "，依其上下文不属于需要说明的情形。",
                "Words seen: " + words.en() + "; by what stands around them they need no explanation.");
    }

    private static Verdict review(List<Found> hits, LeaseFacts facts) {
        var denied = hits.stream()
                .filter(each -> each.word().deniedBy() != null)
                .filter(each -> each.isUnexplained().isMet())
                .toList();
        var others =
                hits.stream().filter(each -> each.word().deniedBy() == null).toList();
        Message unexplained = others.isEmpty() ? new Message("", "") : unexplained(others);
        Message contradicted = denied.isEmpty() ? new Message("", "") : contradicted(denied, facts);
        return SHEET.review(unexplained.zh() + contradicted.zh(), (unexplained.en() + " " + contradicted.en()).strip());
    }

    private static Message unexplained(List<Found> hits) {
        Message words = quoted(hits, each -> new Message("", ""));
        return new Message(
                "词语：" + words.zh()
                        + "。申报的活动（use.activityCodes）、特别监管的活动（use.regulatedActivities）和数据种类（data.categories）中没有与之对应的事项，"
                        + "请承租人说明其含义和实际用途，或者更正申报。",
                "Words: " + words.en() + ". Neither the activities (use.activityCodes) nor the regulated activities "
                        + "(use.regulatedActivities) nor the kinds of data (data.categories) explain them; have their meaning "
                        + "and the actual use stated, or the declaration corrected.");
    }

    private static Message contradicted(List<Found> hits, LeaseFacts facts) {
        Message words = quoted(hits, each -> {
            Message answer = Objects.requireNonNull(each.word().deniedBy()).answer(facts);
            return new Message("，而" + answer.zh(), ", while " + answer.en());
        });
        return new Message(
                "文字与选项不一致：" + words.zh() + "。请承租人说明以何者为准，并更正另一处。",
                "Words and boxes differ: " + words.en()
                        + ". Have the lessee say which is right, and correct the other.");
    }

    private static Message quoted(List<Found> hits, Function<Found, Message> more) {
        return new Message(
                hits.stream()
                        .map(each -> "“" + each.word().text() + "”（"
                                + each.word().group().name().zh() + "），见" + each.fact() + "：“"
                                + each.hit().around() + "”" + more.apply(each).zh())
                        .collect(Collectors.joining("；")),
                hits.stream()
                        .map(each -> "“" + each.word().text() + "” ("
                                + each.word().group().name().en() + "), in " + each.fact() + ": “"
                                + each.hit().around() + "”" + more.apply(each).en())
                        .collect(Collectors.joining("; ")));
    }
}
