package dev.serverlease.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who belongs to which group, and where mail reaches them: asked by the product, whoever happens to act. */
@Component
public class Members {

    private final IdentityService identity;
    private final Unchecked unchecked;

    Members(@Lazy IdentityService identity, Unchecked unchecked) {
        this.identity = identity;
        this.unchecked = unchecked;
    }

    /** False for a user who does not exist, too. */
    public boolean isMember(String user, String group) {
        return unchecked.call(() -> query().userId(user).memberOfGroup(group).count()) > 0;
    }

    /** The mail addresses of a group's members, as far as they have one. */
    public List<String> addressesOf(String group) {
        return addresses(query().memberOfGroup(group));
    }

    /** The one mail address of a user; empty where there is none. */
    public List<String> addressOf(String user) {
        return addresses(query().userId(user));
    }

    private List<String> addresses(UserQuery users) {
        return unchecked.call(users::list).stream()
                .map(User::getEmail)
                .filter(address -> address != null && !address.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
    }

    private UserQuery query() {
        return identity.createUserQuery();
    }
}
