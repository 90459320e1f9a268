package dev.serverlease.access;

import dev.serverlease.people.Groups;
import dev.serverlease.start.RefusedToStart;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The users of the demo profile; elsewhere one administrator, with a password that the operator chose. */
@Component
class FirstUsers implements SmartInitializingSingleton {

    static final Map<String, List<String>> DEMO = Map.of(
            Groups.SALES, List.of("sales1", "sales2"),
            Groups.LEGAL, List.of("legal1", "legal2"),
            Groups.CONTRACT, List.of("contract1", "contract2"),
            Groups.COMPLIANCE, List.of("compliance1"),
            Groups.OPERATIONS, List.of("ops1"),
            Groups.MANAGERS, List.of("manager1"),
            Groups.ADMINISTRATORS, List.of("admin"));

    private static final int SHORTEST_PASSWORD = 12;

    private final IdentityService identity;
    private final AccessSetup setup;
    private final AccessSettings settings;
    private final Environment environment;

    FirstUsers(IdentityService identity, AccessSetup setup, AccessSettings settings, Environment environment) {
        this.identity = identity;
        this.setup = setup;
        this.settings = settings;
        this.environment = environment;
    }

    /** Runs before the web server opens. */
    @Override
    public void afterSingletonsInstantiated() {
        setup.run();
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            DEMO.forEach((group, users) -> users.forEach(user -> user(user, user, group)));
        } else {
            administrator();
        }
    }

    private void administrator() {
        boolean present =
                identity.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() > 0;
        var password = settings.password();
        if (present) {
            return;
        }
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw new RefusedToStart("没有系统管理员：请设置 server-lease.administrator.password（环境变量"
                    + " SERVERLEASE_ADMINISTRATOR_PASSWORD），至少 " + SHORTEST_PASSWORD + " 个字符，然后重新启动。"
                    + " There is no administrator yet: set server-lease.administrator.password (environment"
                    + " SERVERLEASE_ADMINISTRATOR_PASSWORD) to a password of your own of at least " + SHORTEST_PASSWORD
                    + " characters, and start again.");
        }
        user(settings.user(), password, Groups.ADMINISTRATORS);
    }

    /**
     * Every start checks both the user and its group: a crash between the two must not leave a user without a group.
     */
    private void user(String id, String password, String group) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setFirstName(id);
            user.setLastName(""); // Tasklist would show “null”
            user.setPassword(password);
            identity.saveUser(user);
        }
        if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
            identity.createMembership(id, group);
        }
    }
}
