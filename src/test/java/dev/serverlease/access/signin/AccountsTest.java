package dev.serverlease.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.testing.Cost;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A user is not read with each request, and yet no change is overlooked, whoever made it. */
@ServerLeaseTest
class AccountsTest {

    private static final String USER = "accounts-test";

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void user() {
        var user = identity.newUser(USER);
        user.setPassword("first");
        identity.saveUser(user);
        identity.createMembership(USER, "managers");
        await().untilAsserted(() -> assertThat(statements()).isEmpty());
    }

    @AfterEach
    void gone() {
        identity.deleteUser(USER);
        assertThat(accounts.find(USER)).isEmpty();
    }

    @Test
    void whatThisNodeChangesCountsForTheNextRequest() {
        for (var group : List.of("sales", "operations", "legal-officers")) {
            identity.createMembership(USER, group);
            assertThat(groups()).contains(group);
            identity.deleteMembership(USER, group);
            assertThat(groups()).doesNotContain(group);
        }
        var user = identity.createUserQuery().userId(USER).singleResult();
        user.setPassword("second");
        identity.saveUser(user);
        var account = accounts.find(USER).orElseThrow();
        assertThat(accounts.isPassword(account, "second")).isTrue();
        assertThat(accounts.isPassword(account, "first")).isFalse();
    }

    /** Another node is another connection to the same database. */
    @Test
    void whatAnotherNodeChangesIsHeard() {
        assertThat(groups()).containsExactly("managers");
        jdbc.sql("delete from act_id_membership where user_id_ = :user")
                .param("user", USER)
                .update();
        await().untilAsserted(() -> assertThat(groups()).isEmpty());
    }

    @Test
    void whileTheDatabaseCannotTellNothingIsKept() {
        var cut = jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = :name"
                        + " and datname = current_database()")
                .param("name", AccountChanges.NAME)
                .query(Boolean.class)
                .list();
        assertThat(cut).containsOnly(true);
        await().untilAsserted(() -> assertThat(statements()).isNotEmpty());
        jdbc.sql("delete from act_id_membership where user_id_ = :user")
                .param("user", USER)
                .update();
        assertThat(groups()).isEmpty();
        await().untilAsserted(() -> assertThat(statements()).isEmpty());
    }

    private List<String> groups() {
        return accounts.find(USER).orElseThrow().groups();
    }

    private List<String> statements() {
        return Cost.of(jdbc, this::groups).mostOften().stream()
                .filter(statement -> statement.contains("act_id_user"))
                .toList();
    }
}
