package dev.serverlease;

import static dev.serverlease.testing.ProductProcess.refusalToStart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** What the product refuses to start with, and what it says then. */
class StartTest {

    private static final String DEMO = "--spring.profiles.active=demo";
    private static final String LESSOR = "--spring.config.import=classpath:application-demo.yaml";

    @Test
    void demoKeepsAwayFromADatabaseThatIsNotItsOwn() throws Exception {
        assertThat(refusalToStart(DEMO, database())).contains("演示模式不使用外部数据库").contains("server-lease.demo.force=true");
    }

    @Test
    void demoListensOnThisMachineOnly() throws Exception {
        assertThat(refusalToStart(DEMO, "--server.address=0.0.0.0")).contains("演示模式只在本机监听");
    }

    @Test
    void outsideTheDemoNothingStartsWithoutAnAdministratorsOwnPassword() throws Exception {
        assertThat(refusalToStart(database(), LESSOR)).contains("SERVERLEASE_ADMINISTRATOR_PASSWORD");
    }

    @Test
    void aShortPasswordIsNotAPassword() throws Exception {
        assertThat(refusalToStart(database(), LESSOR, "--server-lease.administrator.password=admin"))
                .contains("SERVERLEASE_ADMINISTRATOR_PASSWORD");
    }

    @Test
    void aLessorThatIsNotDescribedIsAskedFor() throws Exception {
        assertThat(refusalToStart(database(), "--server-lease.lessor.kind=MAINLAND_COMPANY"))
                .contains("server-lease.lessor.name");
    }

    private static String database() {
        return "--spring.datasource.url=" + TestPostgres.url("start") + "&user=postgres&password=postgres";
    }
}
