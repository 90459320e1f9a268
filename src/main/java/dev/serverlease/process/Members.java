package dev.serverlease.process;

import dev.serverlease.people.Person;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Group members and their mail addresses; read in the product's own name, independent of the current user. */
@Component
public class Members {

    private final IdentityService identity;
    private final Unchecked unchecked;

    Members(@Lazy IdentityService identity, Unchecked unchecked) {
        this.identity = identity;
        this.unchecked = unchecked;
    }

    /** Also false for an unknown user. */
    public boolean isMember(String user, String group) {
        return unchecked.call(() -> query().userId(user).memberOfGroup(group).count()) > 0;
    }

    /** The user with all groups; with none for an unknown user. */
    public Person person(String user) {
        return new Person(
                user,
                unchecked
                        .call(() ->
                                identity.createGroupQuery().groupMember(user).list())
                        .stream()
                        .map(Group::getId)
                        .toList());
    }

    /** The user names of a group's members, in their order. */
    public List<String> of(String group) {
        return unchecked
                .call(() -> query().memberOfGroup(group).orderByUserId().asc().list())
                .stream()
                .map(User::getId)
                .toList();
    }

    /** The mail addresses of those group members who have one. */
    public List<String> addressesOf(String group) {
        return addresses(query().memberOfGroup(group));
    }

    /** The user's mail address; empty if there is none. */
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
