package dev.serverlease;

import static dev.serverlease.testing.ProductProcess.refusalToStart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.CutAddress;
import dev.serverlease.testing.ProductProcess;
import dev.serverlease.testing.RefusedStarts;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the product refuses to start with, and what it says then. At night each start is a process of its own, as an
 * operator's is; else all but one have one in common.
 */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTest {

    private static final String DEMO = "--spring.profiles.active=demo";
    private static final String LESSOR = "--spring.config.import=classpath:application-demo.yaml";

    private static RefusedStarts inTurn;

    @BeforeAll
    static void begin() throws IOException {
        inTurn = new RefusedStarts();
    }

    @AfterAll
    static void end() {
        inTurn.close();
    }

    /** Whoever started it sees by its exit code that it was refused. */
    @Test
    void demoKeepsAwayFromADatabaseThatIsNotItsOwn() throws Exception {
        assertThat(inOneSentence(refusalToStart(DEMO, database())))
                .contains("演示模式不使用外部数据库")
                .contains("server-lease.demo.force=true");
    }

    @Tag("nightly")
    @Test
    void aPortThatIsNoNumberIsNamedWithItsValueAndWhatIsRight() throws Exception {
        assertThat(refusal(DEMO, "--server-lease.demo.force=true", database(), "--server.port=banana"))
                .contains("server.port = “", "banana”", "须为整数", "must be a whole number")
                .doesNotContain("Failed to convert");
    }

    @Test
    void demoListensOnThisMachineOnly() throws Exception {
        assertThat(refusal(DEMO, "--server.address=0.0.0.0")).contains("演示模式只在本机监听");
    }

    @Test
    void outsideTheDemoNothingStartsWithoutAnAdministratorsOwnPassword() throws Exception {
        assertThat(refusal(database(), LESSOR)).contains("SERVERLEASE_ADMINISTRATOR_PASSWORD");
    }

    @Test
    @Tag("nightly")
    void aShortPasswordIsNotAPassword() throws Exception {
        assertThat(refusal(database(), LESSOR, "--server-lease.administrator.password=admin"))
                .contains("SERVERLEASE_ADMINISTRATOR_PASSWORD");
    }

    @Tag("nightly")
    @Test
    void aLessorThatIsNotDescribedIsAskedFor() throws Exception {
        assertThat(refusal(database(), "--server-lease.lessor.kind=MAINLAND_COMPANY"))
                .contains("server-lease.lessor.name");
    }

    @Test
    @Tag("nightly")
    void mailWithoutASenderAndALinkIsAskedForThem() throws Exception {
        assertThat(refusal(DEMO, "--server-lease.demo.force=true", database(), "--spring.mail.host=127.0.0.1"))
                .contains("server-lease.mail.from")
                .contains("server-lease.mail.baseUrl");
    }

    @Test
    @Tag("nightly")
    void withoutALessorInTheRegisterOrTheSettingsNothingStarts() throws Exception {
        assertThat(refusal(
                        database("start_lessor"), "--server-lease.administrator.password=at-least-twelve-characters"))
                .contains("没有出租人")
                .contains("server-lease.lessor-code");
    }

    @Test
    @Tag("nightly")
    void lessorCompanyNeedsACreditCode() throws Exception {
        assertThat(refusal(
                        database(),
                        "--server-lease.lessor.kind=MAINLAND_COMPANY",
                        "--server-lease.lessor.name=示例",
                        "--server-lease.lessor.domicile=北京"))
                .contains("server-lease.lessor.uscc");
    }

    /** Who can alter evidence runs nothing: not the owner's superuser, nor anybody who may act as the owner. */
    @Tag("nightly")
    @Test
    void asASuperuserNothingStarts() throws Exception {
        TestPostgres.url("start");
        assertThat(refusal(LESSOR, "--spring.datasource.url=" + TestPostgres.url("start", "postgres")))
                .contains("不得以数据库的所有者或者超级用户运行", "init-database")
                .doesNotContain("\tat ");
    }

    @Test
    void overADatabaseThatIsNotSetUpNothingStarts() throws Exception {
        TestPostgres.url("start");
        TestPostgres.superuser("postgres")
                .sql("drop database if exists not_set_up")
                .update();
        TestPostgres.superuser("postgres").sql("create database not_set_up").update();
        assertThat(refusal(LESSOR, "--spring.datasource.url=" + TestPostgres.url("not_set_up", "sl_runtime")))
                .contains("数据库尚未为本版本准备好", "init-database")
                .doesNotContain("\tat ");
    }

    /** As a rewritten baseline finds it: files that it was made by are others now, and more were run than there are. */
    @Tag("nightly")
    @Test
    void overADatabaseOfAnOlderBaselineNothingStarts() throws Exception {
        TestPostgres.url("older_baseline");
        var history = TestPostgres.superuser("older_baseline");
        history.sql("update lease.flyway_schema_history set checksum = 1 where version = '2'")
                .update();
        history.sql("update lease.flyway_schema_history set version = '99' where version = '9'")
                .update();
        assertThat(refusal(LESSOR, "--spring.datasource.url=" + TestPostgres.url("older_baseline", "sl_runtime")))
                .contains("更早的基线", "name a new database in SPRING_DATASOURCE_URL and run init-database")
                .doesNotContain("\tat ", "checksum");
    }

    @Test
    void withoutADatabaseItIsWaitedForAndThenSaidInOneSentence() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        assertThat(refusal(
                        LESSOR,
                        "--spring.datasource.url=jdbc:postgresql://localhost:" + nobody + "/serverlease",
                        "--server-lease.database.wait=PT1S"))
                .contains("Waiting for the database at localhost:" + nobody)
                .contains("请启动数据库");
    }

    /** It answered when the start began, and is gone as soon as the engine makes its tables. */
    @Test
    @Tag("nightly")
    void aDatabaseThatIsLostWhileTheEngineStartsIsSaidInOneSentence() throws Exception {
        try (var address = new CutAddress("start_lost", "schema.version")) {
            var said = start(
                    LESSOR,
                    "--spring.datasource.url=" + address.url() + "&user=sl_runtime&password=runtime",
                    "--server-lease.database.wait=PT0S",
                    "--server-lease.administrator.password=at-least-twelve-characters");
            assertThat(said)
                    .containsOnlyOnce("APPLICATION FAILED TO START")
                    .contains("与数据库的连接中断")
                    .doesNotContain("Application run failed", "UnsatisfiedDependencyException", "\\tat ", "\tat ");
            assertThat(address.isCut()).isTrue();
        }
    }

    /** As when it changes over to its standby: whoever connects anew is served. */
    @Test
    @Tag("nightly")
    void aStartThatTheDatabaseBrokeOffBeginsAnewInTheSameProcess() throws Exception {
        try (var address = CutAddress.once("start_again", "schema.version");
                var product =
                        ProductProcess.start("start_again", "--spring.datasource.hikari.jdbc-url=" + address.url())) {
            assertThat(address.isCut()).isTrue();
            assertThat(product.call("sales1", "GET", "/api/leases", null).path("leases"))
                    .isEmpty();
        }
    }

    private static String start(String... settings) throws Exception {
        if (Boolean.getBoolean("nightly")) {
            return refusalToStart(settings);
        }
        return inTurn.start(
                Stream.concat(Stream.of("--server.port=0", "--management.server.port=0"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static String refusal(String... settings) throws Exception {
        return inOneSentence(start(settings));
    }

    /** Whatever is refused: one sentence in both languages, and nothing that only a programmer reads. */
    private static String inOneSentence(String said) {
        assertThat(said)
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .doesNotContain("\tat ", "Exception encountered", "Error starting");
        var sentence = said.substring(said.indexOf("Description:"));
        assertThat(sentence.strip().lines()).as(sentence).hasSizeLessThanOrEqualTo(3);
        assertThat(said.lines())
                .as("for people, whatever the log is written for: %s", said)
                .anySatisfy(line -> assertThat(line).matches("[^{].*[\\u4e00-\\u9fff].*[a-z]{3} [a-z]{2}.*"));
        assertThat(sentence).containsPattern("[\\u4e00-\\u9fff].*[a-z]{3} [a-z]{2}");
        return said;
    }

    private static String database() {
        return database("start");
    }

    private static String database(String name) {
        return "--spring.datasource.url=" + TestPostgres.url(name) + "&user=sl_runtime&password=runtime";
    }
}
