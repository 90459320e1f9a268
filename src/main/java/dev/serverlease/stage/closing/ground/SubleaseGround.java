package dev.serverlease.stage.closing.ground;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.duty.Duty;
import dev.serverlease.stage.inforce.duty.DutyRegister;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 擅自转租: a sublease without consent can end the lease only if it is known, and the lessor has neither consented nor been
 * silent for six months, which counts as consent (Civil Code arts. 716, 718).
 */
@Component
public class SubleaseGround {

    /** Civil Code art. 718. */
    private static final int MONTHS_TO_OBJECT = 6;

    private final RecordedFacts facts;
    private final DutyRegister register;
    private final ApplicationWords words;
    private final Clock clock;

    SubleaseGround(RecordedFacts facts, DutyRegister register, ApplicationWords words, Clock clock) {
        this.facts = facts;
        this.register = register;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @return the earliest day since when it is known, as recorded
     * @throws Refusal with 422 if the records do not support it
     */
    public LocalDate require(Lease lease) {
        var known = facts.day(lease, Fact.SUBLET_KNOWN_SINCE);
        if (!facts.isTrue(lease, Fact.SUBLET) || known == null) {
            throw refusal("没有转租的记录；请先在租赁页面登记得知的转租，再以擅自转租解除（民法典第七百一十六条）。"
                    + " No sublease is on record: record what is known of it first, then terminate for it"
                    + " (Civil Code art. 716).");
        }
        if (allowed(lease)) {
            throw refusal("出租人已经同意转租，不得以擅自转租解除（民法典第七百一十六条）。 The lessor has consented to the sublease: it is no ground"
                    + " (Civil Code art. 716).");
        }
        if (!isObjected(lease, known) && LocalDate.now(clock).isAfter(known.plusMonths(MONTHS_TO_OBJECT))) {
            throw refusal("自 " + known + " 知道转租起六个月内未提出异议，视为同意转租，不得解除（民法典第七百一十八条）。 No objection was made within six"
                    + " months of " + known + ": that counts as consent (Civil Code art. 718).");
        }
        return first(lease, known);
    }

    /**
     * From when the time for using the right counts, as the clause on termination says: the objection, where one was
     * made in time after the sublease was known.
     *
     * @param known as stated or found; what is on record counts before that
     */
    public LocalDate counted(Lease lease, LocalDate known) {
        var recorded = facts.day(lease, Fact.SUBLET_KNOWN_SINCE);
        var first = recorded == null ? known : first(lease, recorded);
        var since = first.isBefore(known) ? first : known;
        return recorded != null && isObjected(lease, recorded)
                ? Optional.ofNullable(facts.day(lease, Fact.SUBLET_OBJECTED_ON))
                        .filter(since::isBefore)
                        .orElse(since)
                : since;
    }

    /**
     * Within six months an objection still opens the way.
     *
     * @throws Refusal with 422 that says how to object, if nobody has
     */
    public void requireObjected(Lease lease) {
        var known = facts.day(lease, Fact.SUBLET_KNOWN_SINCE);
        if (known == null || isObjected(lease, known)) {
            return;
        }
        var last = known.plusMonths(MONTHS_TO_OBJECT);
        throw refusal("自 " + known + " 知道转租，约定的解除权行使期限已过，但尚未提出异议，异议期限至 " + last
                + "：请先提出异议，即书面通知承租人不同意转租，并在任务“提出转租异议”中登记异议日和证明；解除权的期限自异议之日起重新计算，登记后再在此提出解除（民法典第七百一十六条、第七百一十八条，合同“解除”条款）。"
                + " The sublease is known since " + known
                + " and the time agreed for the right is over, but nobody has objected,"
                + " which can be done until " + last
                + ": object first, in writing to the lessee, and record the day and its"
                + " proof in the task “Object to the sublease”; the time counts from the objection, and then ask again here"
                + " (Civil Code arts. 716, 718; contract, clause on termination).");
    }

    private boolean allowed(Lease lease) {
        return facts.has(lease, Fact.SUBLET_ALLOWED)
                ? facts.isTrue(lease, Fact.SUBLET_ALLOWED)
                : words.tree(lease.application())
                        .path("contract")
                        .path("subletAllowed")
                        .asBoolean();
    }

    /** The objection came in time. */
    private boolean isObjected(Lease lease, LocalDate known) {
        var objected = facts.day(lease, Fact.SUBLET_OBJECTED_ON);
        return objected != null && !objected.isAfter(known.plusMonths(MONTHS_TO_OBJECT));
    }

    /** The same sublessee, recorded once more under a later day, is known since the first. */
    private LocalDate first(Lease lease, LocalDate known) {
        var recorded = register.of(lease.number()).stream()
                .filter(duty -> duty.kind() == Duty.Kind.OBJECT_TO_SUBLEASE)
                .toList();
        var sublessees = recorded.stream()
                .filter(duty -> since(duty).equals(known))
                .map(duty -> sublessee(duty.what()))
                .filter(name -> !name.isEmpty())
                .toList();
        return recorded.stream()
                .filter(duty -> sublessees.contains(sublessee(duty.what())))
                .map(this::since)
                .filter(known::isAfter)
                .min(LocalDate::compareTo)
                .orElse(known);
    }

    private LocalDate since(Duty duty) {
        return LocalDate.ofInstant(duty.aroseAt(), clock.getZone());
    }

    private static String sublessee(JsonNode what) {
        return what.path("sublessee").asText("");
    }

    private static Refusal refusal(String text) {
        return new Refusal(422, text, List.of(new FieldError("ground", text)));
    }
}
