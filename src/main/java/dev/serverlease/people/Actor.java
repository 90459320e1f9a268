package dev.serverlease.people;

import dev.serverlease.lease.AuditTrail;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who acts in this transaction: the authenticated user, or the system if a timer or a job runs. */
@Component
public class Actor {

    private final IdentityService identity;

    Actor(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    public Person person() {
        var authentication = identity.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            return new Person(AuditTrail.SYSTEM, List.of());
        }
        var groups = authentication.getGroupIds();
        return new Person(authentication.getUserId(), groups == null ? List.of() : List.copyOf(groups));
    }

    public String name() {
        return person().name();
    }
}
