package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.people.Groups;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each start does about the groups' permissions. */
@ServerLeaseTest
class AccessSetupTest {

    @Autowired
    private AccessSetup setup;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void permissionsThatAreThereAreNotWrittenAgain() {
        setup.run();
        var before = revisions();

        setup.run();

        assertThat(before).isNotEmpty();
        assertThat(revisions()).containsExactlyElementsOf(before);
    }

    @Test
    void permissionsThatWereAlteredAreThoseOfTheReleaseAgain() {
        var granted = authorizations
                .createAuthorizationQuery()
                .groupIdIn(Groups.OPERATIONS)
                .resourceType(Resources.DEPLOYMENT)
                .resourceId("*")
                .singleResult();
        granted.setPermissions(new Permissions[] {Permissions.READ, Permissions.DELETE});
        authorizations.saveAuthorization(granted);

        setup.run();

        assertThat(permissions(granted.getId())).isEqualTo(Permissions.READ.getValue());
    }

    private int permissions(String id) {
        return jdbc.sql("select perms_ from act_ru_authorization where id_ = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<String> revisions() {
        return jdbc.sql("select concat_ws(' ', group_id_, resource_type_, resource_id_, perms_, rev_)"
                        + " from act_ru_authorization where group_id_ is not null order by id_")
                .query(String.class)
                .list();
    }
}
