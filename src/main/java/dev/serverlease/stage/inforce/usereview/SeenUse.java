package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.stage.inforce.duty.Duties;
import dev.serverlease.stage.inforce.duty.Duty;
import dev.serverlease.stage.inforce.duty.DutyRegister;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records what was seen of the use, and creates the resulting duties. */
@Component
class SeenUse {

    private static final NamedFacts NO_SUBLEASE =
            NamedFacts.of(Fact.SUBLET, null).with(Fact.SUBLET_KNOWN_SINCE, null).with(Fact.SUBLET_OBJECTED_ON, null);

    private final RecordedFacts facts;
    private final DutyRegister register;
    private final Duties duties;

    SeenUse(RecordedFacts facts, DutyRegister register, Duties duties) {
        this.facts = facts;
        this.register = register;
        this.duties = duties;
    }

    /**
     * Combines what was seen with what is known: a sublease that still needs an objection does not disappear because
     * somebody did not see it (Civil Code art. 718).
     */
    ObservedUse besideWhatIsKnown(Lease lease, ObservedUse use) {
        return Boolean.FALSE.equals(use.sublet()) && isObjectionOpen(lease) ? use.withoutSublet() : use;
    }

    /** @param what in words, for the report to public security */
    void record(Lease lease, ObservedUse seen, String what, String actor) {
        var use = besideWhatIsKnown(lease, seen);
        if (Boolean.FALSE.equals(use.sublet()) && isSubletKnown(lease)) {
            facts.addStanding(lease.number(), NO_SUBLEASE, actor);
        }
        facts.add(lease.number(), use.toRecord(), actor);
        facts.addOfYear(lease.number(), use.counts(), actor);
        if (Boolean.TRUE.equals(use.illegalContentFound())) {
            duties.unlawfulUseFound(lease, what);
        }
        if (Boolean.TRUE.equals(use.incidentFound())) {
            duties.incidentFound(lease, what);
        }
        if (Boolean.TRUE.equals(use.sublet())) {
            duties.subleaseKnown(lease, Objects.requireNonNull(use.subletKnownSince()));
        }
    }

    private boolean isObjectionOpen(Lease lease) {
        return !register.open(lease.number(), Duty.Kind.OBJECT_TO_SUBLEASE).isEmpty();
    }

    private boolean isSubletKnown(Lease lease) {
        return facts.isTrue(lease, Fact.SUBLET);
    }
}
