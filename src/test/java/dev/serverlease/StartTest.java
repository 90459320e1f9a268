package dev.serverlease;

import static dev.serverlease.testing.ProductProcess.refusalToStart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.database.StartOverOutages;
import dev.serverlease.testing.CutAddress;
import dev.serverlease.testing.ProductProcess;
import dev.serverlease.testing.TestPostgres;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * What the product refuses to start with, and what it says then. At night each start is a process of its own, as an
 * operator's is. Else one is, which comes as far as its first users; of the others this process starts only those parts
 * of the product that refuse.
 */
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTest {

    private static final String DEMO = "--spring.profiles.active=demo";
    private static final String LESSOR = "--spring.config.import=classpath:application-demo.yaml";

    private CapturedOutput output;

    @BeforeEach
    void listen(CapturedOutput output) {
        this.output = output;
    }

    @Test
    void demoKeepsAwayFromADatabaseThatIsNotItsOwn() throws Exception {
        assertThat(refusal(DEMO, database())).contains("演示模式不使用外部数据库").contains("server-lease.demo.force=true");
    }

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

    /** Whoever started it sees by its exit code that it was refused. */
    @Test
    void outsideTheDemoNothingStartsWithoutAnAdministratorsOwnPassword() throws Exception {
        assertThat(inOneSentence(refusalToStart(database(), LESSOR))).contains("SERVERLEASE_ADMINISTRATOR_PASSWORD");
    }

    @Test
    @Tag("nightly")
    void aShortPasswordIsNotAPassword() throws Exception {
        assertThat(inOneSentence(refusalToStart(database(), LESSOR, "--server-lease.administrator.password=admin")))
                .contains("SERVERLEASE_ADMINISTRATOR_PASSWORD");
    }

    @Test
    void aLessorThatIsNotDescribedIsAskedFor() throws Exception {
        assertThat(refusal(database(), "--server-lease.lessor.kind=MAINLAND_COMPANY"))
                .contains("server-lease.lessor.name");
    }

    @Test
    @Tag("nightly")
    void mailWithoutASenderAndALinkIsAskedForThem() throws Exception {
        assertThat(inOneSentence(refusalToStart(
                        DEMO, "--server-lease.demo.force=true", database(), "--spring.mail.host=127.0.0.1")))
                .contains("server-lease.mail.from")
                .contains("server-lease.mail.baseUrl");
    }

    @Test
    @Tag("nightly")
    void withoutALessorInTheRegisterOrTheSettingsNothingStarts() throws Exception {
        assertThat(inOneSentence(refusalToStart(
                        database("start_lessor"), "--server-lease.administrator.password=at-least-twelve-characters")))
                .contains("没有出租人")
                .contains("server-lease.lessor-code");
    }

    @Test
    @Tag("nightly")
    void lessorCompanyNeedsACreditCode() throws Exception {
        assertThat(inOneSentence(refusalToStart(
                        database(),
                        "--server-lease.lessor.kind=MAINLAND_COMPANY",
                        "--server-lease.lessor.name=示例",
                        "--server-lease.lessor.domicile=北京")))
                .contains("server-lease.lessor.uscc");
    }

    /** Who can alter evidence runs nothing: not the owner's superuser, nor anybody who may act as the owner. */
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
            var said = refusalToStart(
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

    private String refusal(String... settings) throws Exception {
        if (Boolean.getBoolean("nightly")) {
            return inOneSentence(refusalToStart(settings));
        }
        // the log stays as the tests' own product has it
        var all = Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--logging.structured.format.console="),
                        Stream.of(settings))
                .toArray(String[]::new);
        assertThatThrownBy(() -> StartOverOutages.run(Refusing.class, all).close())
                .isNotNull();
        return inOneSentence(output.getAll());
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

    /** Looks at the demo's settings, the lessor's, the ports and the database, and has no engine. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackages = "dev.serverlease.access", resourcePattern = "DemoGuard.class")
    @ComponentScan(basePackages = "dev.serverlease.config", resourcePattern = "IsoPeriodConverter.class")
    @ComponentScan(basePackages = "dev.serverlease.database", resourcePattern = "PoolConfiguration.class")
    @ComponentScan(basePackages = "dev.serverlease.database", resourcePattern = "DatabaseCheck.class")
    @ConfigurationPropertiesScan({"dev.serverlease.config", "dev.serverlease.database"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        ManagementContextAutoConfiguration.class
    })
    static class Refusing {}
}
