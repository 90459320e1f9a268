package dev.serverlease.risknote;

import dev.serverlease.approval.Conclusion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.FactWords;
import dev.serverlease.words.FindingWords;
import dev.serverlease.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a lessee is to do about a finding. */
final class Remedies {

    static final List<Bilingual> REMARKS = List.of(
            new Bilingual(
                    "本提示书依据申请人的申报和登记信息，按审查之日有效的中国法律作出；申报有变更的，须重新审查。",
                    "This note rests on what was stated and registered, under the law of China in force on the day of"
                            + " the examination; what changes is examined anew."),
            new Bilingual(
                    "法律后果为法律规定的幅度，不是对结果的预测；一个行为违反数项规定的，罚款从一重处罚。",
                    "Consequences are the frame of the statutes, never a forecast; one act that breaks several"
                            + " provisions is fined once, at the higher scale."),
            new Bilingual(
                    "本提示书不是行政许可，也不代替律师意见。",
                    "It is no administrative permission and does not replace a lawyer's opinion."));

    private Remedies() {}

    /** What follows from all findings together. */
    static Bilingual summary(Lease lease, List<StoredFinding> found, Map<RuleId, Conclusion> concluded) {
        if (hasEnded(lease)) {
            return ended(lease, found);
        }
        if (has(found, Outcome.BLOCK)) {
            return new Bilingual("按所申报的情况，依法不得出租。", "As declared, the law forbids this lease.");
        }
        if (!concluded.isEmpty() || !violated(found)) {
            return concluded.isEmpty()
                    ? new Bilingual("未发现须补正或者认定的事项。", "Nothing was found that must be supplied or decided.")
                    : new Bilingual(
                            "须认定的事项已由法务人员逐项认定，予以通过；附有条件的，落实前不得开通。",
                            "Legal officers decided on each question and approved; where there are conditions,"
                                    + " nothing is opened before they are met.");
        }
        return has(found, Outcome.REQUIRE)
                ? new Bilingual("须先补正下列事项，方可继续。", "What is listed below must be supplied first.")
                : new Bilingual("下列事项由法务人员认定后，方可继续。", "A legal officer decides on what is listed below first.");
    }

    private static Bilingual ended(Lease lease, List<StoredFinding> found) {
        if (lease.endReason() != EndReason.REJECTED) {
            var why = Words.of("end-reason", Objects.requireNonNull(lease.endReason()));
            return new Bilingual("本租赁已结束（" + why.zh() + "）。", "The lease has ended (" + why.en() + ").");
        }
        return has(found, Outcome.BLOCK)
                ? new Bilingual(
                        "按所申报的情况，依法不得出租；本申请未获通过。",
                        "As declared, the law forbids this lease; the application was rejected.")
                : new Bilingual("本申请经审查未获通过。", "The application was examined and rejected.");
    }

    private static boolean hasEnded(Lease lease) {
        return lease.stage() == LeaseStage.ENDED && lease.endReason() != null;
    }

    /** What the officers decided, in a few words. */
    static Bilingual result(Conclusion concluded) {
        var word = Words.of("conclusion", concluded);
        return new Bilingual(word.zh(), word.en());
    }

    /** The outcome whose looks the decision has on the page. */
    static String level(Conclusion concluded) {
        return switch (concluded) {
            case NO_VIOLATION -> Outcome.SATISFIED.name();
            case CONDITION -> Outcome.REQUIRE.name();
            case VIOLATION -> Outcome.BLOCK.name();
        };
    }

    /**
     * @param rule as it is now; null if the rulebook no longer has it
     * @param concluded the officers' decision; null if there is none
     * @param condition what the lessee is to fulfil, in the officers' words; empty if the finding became none
     */
    static Bilingual of(
            Lease lease, StoredFinding finding, @Nullable Rule rule, @Nullable Conclusion concluded, String condition) {
        if (concluded != null) {
            return switch (concluded) {
                case NO_VIOLATION -> new Bilingual("法务人员已认定不构成违反。", "A legal officer found no violation.");
                case CONDITION ->
                    new Bilingual(
                            "已作为开通条件，由承租人落实，落实前不得开通：" + condition + "。",
                            "It became a condition; the lessee fulfils it, and nothing is opened before: " + condition
                                    + ".");
                case VIOLATION -> new Bilingual("法务人员已认定构成违反。", "A legal officer found a violation.");
            };
        }
        if (hasEnded(lease) && finding.isViolated() && finding.outcome() != Outcome.BLOCK) {
            return new Bilingual(
                    "已结束，无须再办理；重新提出申请的，请先处理本项。",
                    "It has ended and nothing is to be done; settle this before applying anew.");
        }
        return switch (finding.outcome()) {
            case BLOCK ->
                new Bilingual(
                        "任何人不能认定排除；改变为合法的用途、信道或者存放地点的，须重新提出申请。",
                        "Nobody can decide it away; a lawful use, channel or place needs a new application.");
            case REQUIRE -> required(finding, rule);
            case REVIEW ->
                new Bilingual(
                        "由法务人员认定；请备妥能够说明事实的材料。", "A legal officer decides; have the papers ready that show the facts.");
            case UNDETERMINED ->
                asking(finding, "请说明：", "；仍不能判定的，由法务人员认定。", "State: ", "; what stays open, a legal officer decides.");
            default ->
                new Bilingual("无须办理；请知悉，并在期限内履行所述义务。", "Nothing to supply; know it, and do in time what it says.");
        };
    }

    private static Bilingual required(StoredFinding finding, @Nullable Rule rule) {
        var supply = asking(finding, "请补正：", "。", "Supply: ", ".");
        return rule == null || !rule.sheet().answerable()
                ? supply
                : new Bilingual(
                        supply.zh() + "认为无须办理的，可以说明理由；正在办理的，可以承诺在开通前取得，均由法务人员认定。",
                        supply.en()
                                + " Who holds that nothing is required may say why, and who is obtaining it may undertake"
                                + " to have it before activation; a legal officer decides on both.");
    }

    private static Bilingual asking(StoredFinding finding, String zh, String endZh, String en, String endEn) {
        var asked = FindingWords.concerned(finding);
        return asked.isEmpty()
                ? new Bilingual(zh + "上述事项" + endZh, en + "what is said above" + endEn)
                : new Bilingual(
                        zh + titles(asked, Bilingual::zh, "、") + endZh,
                        en + titles(asked, Bilingual::en, ", ") + endEn);
    }

    private static String titles(List<String> facts, Function<Bilingual, String> language, String comma) {
        return facts.stream().map(FactWords::title).map(language).collect(Collectors.joining(comma));
    }

    private static boolean has(List<StoredFinding> found, Outcome outcome) {
        return found.stream().anyMatch(finding -> finding.outcome() == outcome);
    }

    private static boolean violated(List<StoredFinding> found) {
        return found.stream().anyMatch(StoredFinding::isViolated);
    }
}
