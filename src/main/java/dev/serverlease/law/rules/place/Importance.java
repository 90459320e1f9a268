package dev.serverlease.law.rules.place;

import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether the data are important: as the applicant stated, or because they are vehicle data of very many persons or of
 * a kind that is important by itself ({@link VehicleData}). While a fact is missing on which that turns, a stated no is
 * none.
 */
public final class Importance {

    private static final VehicleData VEHICLE_DATA = new VehicleData();

    private final Answer answer;
    private final Answer stated;
    private final SortedSet<String> missing;

    private Importance(Answer answer, Answer stated, SortedSet<String> missing) {
        this.answer = answer;
        this.stated = stated;
        this.missing = Collections.unmodifiableSortedSet(missing);
    }

    public static Importance of(LeaseFacts facts) {
        Answer stated = facts.data().important();
        Limb byVehicles = VEHICLE_DATA.areImportant(facts);
        if (stated == Answer.YES || byVehicles.isMet()) {
            return new Importance(Answer.YES, stated, new TreeSet<>());
        }
        SortedSet<String> missing = stated == Answer.NO ? missing(facts, byVehicles) : new TreeSet<>();
        return new Importance(missing.isEmpty() ? stated : Answer.UNKNOWN, stated, missing);
    }

    /** What rules go by instead of {@code data.important}. */
    public Answer answer() {
        return answer;
    }

    /** Whether the applicant answered, whatever came of it. */
    public boolean isStated() {
        return stated != Answer.UNKNOWN;
    }

    public Limb isYes() {
        return answer == Answer.UNKNOWN ? open() : Limb.of(answer == Answer.YES);
    }

    public Limb isNotYes() {
        return answer == Answer.UNKNOWN ? open() : Limb.of(answer == Answer.NO);
    }

    /** A rule's answer, with the reason where it rests on the rule on vehicle data. */
    public Verdict explain(Verdict verdict) {
        if (answer != Answer.YES || stated == Answer.YES) {
            return verdict;
        }
        Message rule = VehicleData.TITLE;
        String reasons = "data.categories%1$suse.regulatedActivities%1$sdata.piSubjectsHeld";
        return new Verdict(
                verdict.outcome(),
                new Message(
                        verdict.message().zh() + "依照“" + rule.zh() + "”规则，有关数据按重要数据对待（" + reasons.formatted("、") + "）。",
                        verdict.message().en() + " By the rule “" + rule.en() + "” the data count as important ("
                                + reasons.formatted(", ") + ")."),
                verdict.asksForFact(),
                verdict.consequence(),
                verdict.sources());
    }

    /** Asks for what is missing before a stated no can count. */
    public Verdict askFirst() {
        return Verdict.require(
                "申报不含重要数据（data.important），但尚未说明（" + String.join("、", missing) + "），不能认定；请补充。",
                "No important data are declared (data.important), yet this cannot be found before more is stated ("
                        + String.join(", ", missing) + "); state it.");
    }

    /** The facts that {@link #of} looks at. */
    public static FactsUsed factsUsed(LeaseFacts facts) {
        return VehicleData.addTo(new FactsUsed(), facts)
                .with("data.important", facts.data().important());
    }

    private Limb open() {
        return missing.isEmpty()
                ? Limb.open("data.important")
                : missing.stream().map(Limb::open).reduce(Limb.NOT_MET, Limb::or);
    }

    private static SortedSet<String> missing(LeaseFacts facts, Limb byVehicles) {
        var missing = new TreeSet<>(byVehicles.missing());
        Limb abroad = VehicleData.areExported(facts);
        if (abroad.isMet() || abroad.isOpen()) {
            var stated = new Stated(facts);
            if (stated.isMissing("data.categories", facts.data().categories())) {
                missing.add("data.categories");
            }
            if (stated.isMissing("use.regulatedActivities", facts.use().regulatedActivities())) {
                missing.add("use.regulatedActivities");
            }
        }
        return missing;
    }
}
