package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.stage.inforce.duty.Duties;
import dev.serverlease.stage.inforce.duty.Duty;
import dev.serverlease.stage.inforce.duty.DutyRegister;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what was seen of the use, and creates the resulting duties. */
@Component
class SeenUse {

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
            facts.add(lease.number(), RecordedFacts.STANDING, noSublease(), actor);
        }
        use.sections().forEach((section, members) -> {
            if (!members.isEmpty()) {
                facts.add(lease.number(), section, members, actor);
            }
        });
        if (Boolean.TRUE.equals(use.illegalContentFound())) {
            duties.unlawfulUseFound(lease, what);
        }
        if (Boolean.TRUE.equals(use.sublet())) {
            duties.subleaseKnown(lease, Objects.requireNonNull(use.subletKnownSince()));
        }
    }

    private boolean isObjectionOpen(Lease lease) {
        return !register.open(lease.number(), Duty.Kind.OBJECT_TO_SUBLEASE).isEmpty();
    }

    private boolean isSubletKnown(Lease lease) {
        return facts.of(lease).path(RecordedFacts.REVIEW).path("sublet").asBoolean();
    }

    private static HashMap<String, @Nullable Object> noSublease() {
        var gone = new HashMap<String, @Nullable Object>();
        gone.put("sublet", null);
        gone.put("subletKnownSince", null);
        gone.put("subletObjectedOn", null);
        return gone;
    }
}
