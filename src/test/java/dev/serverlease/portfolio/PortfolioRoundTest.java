package dev.serverlease.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** When the figures are counted, by whom, and which of them are kept. */
@ServerLeaseTest
class PortfolioRoundTest extends PortfolioTest {

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void whoeverFindsTheFiguresOldCountsThemAndNobodyElse() {
        round.takeTurn();
        assertThat(computedAt()).isEqualTo("2026-12-01T09:00:00+08:00");
        clock.set(SettableClock.START.plusSeconds(30));
        round.takeTurn();
        assertThat(computedAt()).as("another node, half a minute later").isEqualTo("2026-12-01T09:00:00+08:00");
        clock.set(SettableClock.START.plusSeconds(60));
        inAnotherNode(() -> round.takeTurn());
        assertThat(computedAt()).as("while another node counts").isEqualTo("2026-12-01T09:00:00+08:00");
        round.takeTurn();
        assertThat(computedAt()).isEqualTo("2026-12-01T09:01:00+08:00");
        clock.set(SettableClock.START);
        round.takeTurn();
        assertThat(computedAt()).as("after the clock was set back").isEqualTo("2026-12-01T09:00:00+08:00");
    }

    /** It has the turn, in its own transaction. */
    private void inAnotherNode(Runnable meanwhile) {
        var ours = new TransactionTemplate(transactions);
        var theirs = new TransactionTemplate(transactions);
        theirs.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        ours.executeWithoutResult(status -> {
            assertThat(jdbc.sql("select pg_try_advisory_xact_lock(hashtext('lease.portfolio'))")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            theirs.executeWithoutResult(other -> meanwhile.run());
        });
    }

    @Test
    void theLastFiguresOfADayStayForTwoYears() {
        round.countNow();
        assertThat(of("manager1", "?on=2026-11-30").status())
                .as("before the first")
                .isEqualTo(404);
        assertThat(of("manager1", "?on=2026-11-30").text()).contains("安装之后", "after the installation");
        clock.set(SettableClock.START.plus(Duration.ofHours(14)));
        round.countNow();
        clock.set(SettableClock.START.plus(Duration.ofDays(3)));
        round.countNow();
        assertThat(days()).containsExactly("2026-12-01", "2026-12-04");
        assertThat(of("manager1", "?on=2026-12-01").body().path("computedAt").asText())
                .isEqualTo("2026-12-01T23:00:00+08:00");
        assertThat(of("manager1", "?on=2026-12-03").body().path("day").asText())
                .as("the newest before a day without figures")
                .isEqualTo("2026-12-01");
        assertThat(of("manager1", "?on=2026-12-05").status())
                .as("a day to come has no figures")
                .isEqualTo(400);
        assertThat(of("manager1", "?on=2026-12-05").text())
                .contains("日期 2026-12-05 尚未到来", "has not come yet", "\"on\"");
        assertThat(of("manager1", "?on=1989-12-31").status())
                .as("as at any other door that takes a past day")
                .isEqualTo(400);
        assertThat(of("manager1", "?on=+999999999-12-31").status()).isEqualTo(400);
        assertThat(of("manager1", "?on=1.12.2026").status()).isEqualTo(400);
        assertThat(of("manager1", "?on=1.12.2026").body().at("/errors/0").toString())
                .contains("\"on\"", "日期请按 2026-12-31 的格式填写");

        clock.set(
                LocalDate.of(2028, 11, 30).atTime(23, 0).atZone(clock.getZone()).toInstant());
        round.countNow();
        assertThat(days()).as("two years later").contains("2026-12-01");
        clock.set(LocalDate.of(2028, 12, 1).atTime(9, 0).atZone(clock.getZone()).toInstant());
        round.countNow();
        assertThat(days()).containsExactly("2026-12-04", "2028-11-30", "2028-12-01");
    }

    @Test
    void whatDidNotChangeIsNotWrittenAgain() {
        // no date of another test's lease passes between these two
        clock.set(SettableClock.START.plusSeconds(61));
        round.countNow();
        var before = toasted();
        clock.set(SettableClock.START.plusSeconds(62));
        round.countNow();
        assertThat(toasted()).isEqualTo(before);
        assertThat(computedAt()).isEqualTo("2026-12-01T09:01:02+08:00");
    }

    /** Where the value lies; a new one is written elsewhere. */
    private String toasted() {
        return jdbc.sql(
                        "select coalesce(pg_column_toast_chunk_id(figures)::text, 'in the row') from lease.portfolio_day"
                                + " where applicant = ''")
                .query(String.class)
                .single();
    }

    @Test
    void salesSeeTheFiguresOfTheirOwnLeasesAlone() {
        lease.inReview(lease.application());
        round.countNow();
        var all = leases(of("manager1", ""));
        assertThat(leases(of("legal1", ""))).isEqualTo(all);
        for (var user : List.of("sales1", "sales2")) {
            assertThat(leases(of(user, "")))
                    .isEqualTo(jdbc.sql("select count(*) from lease.lease where applicant = ?")
                            .param(user)
                            .query(Long.class)
                            .single());
        }
        assertThat(of("sales1", "").body().path("figures").has("work")).isFalse();
        assertThat(of("manager1", "").body().path("figures").has("work")).isTrue();
        assertThat(all)
                .isEqualTo(jdbc.sql("select count(*) from lease.lease")
                        .query(Long.class)
                        .single());
        assertThat(lease.call(null, "GET", "/api/portfolio", null).status()).isEqualTo(401);
    }

    /** Else figures of another day, or of more leases, would be taken for those that were asked for. */
    @Test
    void whatTheFiguresCannotBeAskedForIsRefused() {
        for (var query : List.of("?on=2026-11-01&on=2026-11-02", "?stage=IN_FORCE", "?day=2026-11-01")) {
            var refused = of("manager1", query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(query.replaceAll("[?]|=.*", ""));
        }
    }

    @Test
    void monthsThatAreOverForLongAreTakenFromTheFiguresBefore() {
        round.countNow();
        jdbc.sql(
                        "update lease.portfolio_day set figures = jsonb_set(figures, '{reviews,months}', '[{\"month\": \"2026-03\", \"done\": 7},"
                                + " {\"month\": \"2026-11\", \"done\": 99999}, {\"month\": \"2025-12\", \"done\": 8}]') where applicant = ''")
                .update();
        clock.set(SettableClock.START.plus(Duration.ofDays(1)));
        round.countNow();
        assertThat(reviews()).containsEntry("2026-03", 7L).doesNotContainKey("2025-12");
        assertThat(reviews().getOrDefault("2026-11", 0L)).as("is counted again").isNotEqualTo(99999L);
    }

    /** What was done in a lease is in the figures of whose it is, however long ago; the figures of a past day stay. */
    @Test
    void aLeaseThatIsGivenToAnotherTakesItsPastMonthsAlong() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        round.countNow();
        clock.set(SettableClock.START.plus(Duration.ofDays(100)));
        round.countNow();
        long former = returned("sales1", "");
        long successor = returned("sales2", "");
        long all = returned("manager1", "");
        assertThat(former).isPositive();
        clock.set(SettableClock.START.plus(Duration.ofDays(101)));
        var change = "{\"applicant\":\"sales2\",\"ground\":\"离职\"}";
        assertThat(lease.callRaw("manager1", "PUT", "/api/leases/" + number + "/applicant", change)
                        .status())
                .isEqualTo(204);
        round.countNow();
        assertThat(returned("sales1", "")).isLessThan(former);
        assertThat(returned("sales2", "")).isGreaterThan(successor);
        assertThat(returned("manager1", "")).isEqualTo(all);
        assertThat(returned("sales1", "?on=2027-03-11"))
                .as("as it was on that day")
                .isEqualTo(former);
        assertThat(returned("sales2", "?on=2027-03-11")).isEqualTo(successor);
    }

    /** How often rules had applications of December completed. */
    private long returned(String user, String query) {
        long all = 0;
        for (JsonNode month : of(user, query).body().at("/figures/rules/months")) {
            for (JsonNode line : month.path("rules")) {
                all += month.path("month").asText().equals("2026-12")
                        ? line.path("returned").asLong()
                        : 0;
            }
        }
        return all;
    }

    private Map<String, Long> reviews() {
        var months = new HashMap<String, Long>();
        of("manager1", "")
                .body()
                .at("/figures/reviews/months")
                .forEach(month -> months.put(
                        month.path("month").asText(), month.path("done").asLong()));
        return months;
    }

    private static long leases(Answer answer) {
        long all = 0;
        for (JsonNode line : answer.body().at("/figures/stages")) {
            all += line.path("leases").asLong();
        }
        return all;
    }

    private Answer of(String user, String query) {
        return lease.callRaw(user, "GET", "/api/portfolio" + query, null);
    }

    private String computedAt() {
        return of("manager1", "").body().path("computedAt").asText();
    }

    private List<String> days() {
        return jdbc.sql("select day::text from lease.portfolio_day where applicant = '' order by day")
                .query(String.class)
                .list();
    }
}
