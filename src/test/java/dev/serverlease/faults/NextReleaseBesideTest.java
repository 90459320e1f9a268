package dev.serverlease.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.faults.Office.Act;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The next release takes this one's place node by node under load, and is taken back: each in a JVM of its own. */
@Tag("faults")
class NextReleaseBesideTest {

    private static final String[] AS_SHIPPED = {};

    @Test
    void theOldReleaseGoesOnBesideTheNextAndStartsAgainAfterIt() throws Exception {
        var next = NextRelease.classPath();
        var softly = new SoftAssertions();
        try (var postgres = KillablePostgres.fresh(Nodes.HOME.resolve("next"))) {
            var database = postgres.administrator();
            String ofTheOld;
            String ofTheNext;
            try (var old = Nodes.start("old-1", postgres.url());
                    var alone = new Office(List.of(old), postgres.url())) {
                alone.prepare();
                alone.work(3);
                alone.awaitMore(3, Act.IN_FORCE);
                softly.assertThat(Nodes.command(next, "init-database", postgres.url()))
                        .as("exit code of init-database")
                        .isZero();
                alone.awaitMore(3, Act.IN_FORCE);
                alone.stop();
                ofTheOld = alone.apply();
                softly.assertThat(new Books(database).wrong(alone.acknowledged()))
                        .isEmpty();
                softly.assertThat(alone.surprises())
                        .as("while columns are added")
                        .isEmpty();
                try (var upgraded = Nodes.start(next, "next", postgres.url(), AS_SHIPPED);
                        var both = new Office(List.of(upgraded, old), postgres.url())) {
                    ofTheNext = both.apply();
                    both.work(4);
                    both.awaitMore(4, Act.IN_FORCE);
                    both.stop();
                    softly.assertThat(new Books(database).wrong(both.acknowledged()))
                            .isEmpty();
                    softly.assertThat(both.surprises()).as("side by side").isEmpty();
                }
            }
            assertThat(model(database, ofTheNext)).isNotEqualTo(model(database, ofTheOld));
            int deployments = deployments(database);
            try (var back = Nodes.start("old-2", postgres.url());
                    var office = new Office(List.of(back), postgres.url())) {
                office.through(office.steps(0), ofTheOld);
                office.through(office.steps(0), ofTheNext);
                softly.assertThat(model(database, office.apply())).isEqualTo(model(database, ofTheOld));
                office.work(2);
                office.awaitMore(2, Act.IN_FORCE);
                office.stop();

                var books = new Books(database);
                softly.assertThat(books.wrong(office.acknowledged())).isEmpty();
                softly.assertThat(books.twice()).isEmpty();
                softly.assertThat(books.broken()).isEmpty();
                softly.assertThat(office.surprises()).as("taken back").isEmpty();
                softly.assertThat(deployments(database)).isEqualTo(deployments);
            }
        }
        softly.assertAll();
    }

    /** The definition by which a lease that waits for its legal review runs. */
    private static String model(JdbcClient database, String number) {
        return database.sql(
                        "select e.proc_def_id_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_"
                                + " where e.business_key_ = ? and e.parent_id_ is null and d.key_ = 'server-lease'")
                .param(number)
                .query(String.class)
                .single();
    }

    private static int deployments(JdbcClient database) {
        return database.sql("select count(*) from act_re_deployment")
                .query(Integer.class)
                .single();
    }
}
