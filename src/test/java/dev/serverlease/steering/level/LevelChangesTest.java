package dev.serverlease.steering.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another value would change is said before, confirmed where it is much, and taken back while it is to come. */
@ServerLeaseTest
class LevelChangesTest extends LevelsTest {

    /** Three days are no three months. */
    @Test
    void theUnitIsNamedAndAnswered() {
        stored.unchangedBy(() -> {
            refused(
                    raw("REVIEW_ESCALATE", "{\"days\":8,\"from\":\"2026-12-01\",\"ground\":\"x\"}"),
                    "workingDays",
                    "工作日");
            refused(raw("SIGN_WITHIN", "{\"count\":8,\"from\":\"2026-12-01\",\"ground\":\"x\"}"), "count", "count");
            refused(raw("SIGN_WITHIN", "{\"from\":\"2026-12-01\",\"ground\":\"x\"}"), "days", "日");
            refused(
                    raw("SIGN_WITHIN", "{\"days\":40,\"workingDays\":40,\"from\":\"2026-12-01\",\"ground\":\"x\"}"),
                    "days",
                    "日");
        });
        assertThat(set("SIGN_WITHIN", 45, "2026-12-01").status()).isEqualTo(204);
        assertThat(level("SIGN_WITHIN").path("unit").asText()).isEqualTo("days");
        assertThat(level("SIGN_WITHIN").path("toCome").get(0).path("periodName").asText())
                .isEqualTo("45日 45 days");
        assertThat(level("REVIEW_REMIND").path("unit").asText()).isEqualTo("workingDays");
    }

    @Test
    void whatMakesMuchMoreOrLessOfItIsConfirmed() {
        var page = page("/steering/levels/USE_REVIEW_HIGH", "zh", "value=90&from=2026-12-02");
        assertThat(page).contains("由每 1个月 改为每 90日", "data-confirms");
        assertThat(page("/steering/levels/USE_REVIEW_HIGH", "en", "value=90&from=2026-12-02"))
                .contains("from every 1 month to every 90 days");
        assertThat(page("/steering/levels/USE_REVIEW_HIGH", "zh", "value=45&from=2026-12-02"))
                .contains("由每 1个月 改为每 45日")
                .doesNotContain("data-confirms");
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh", "value=90&from=2026-12-02"))
                .contains("由 30日 改为 90日", "data-confirms");
        stored.unchangedBy(() -> {
            for (var body : List.of(
                    "{\"days\":90,\"from\":\"2026-12-02\",\"ground\":\"x\"}",
                    "{\"days\":90,\"from\":\"2026-12-02\",\"ground\":\"x\",\"confirmed\":false}")) {
                var refused = raw("USE_REVIEW_HIGH", body);
                assertThat(refused.status()).as(refused.text()).isEqualTo(409);
                assertThat(refused.body().path("errors").get(0).path("field").asText())
                        .isEqualTo("confirmed");
                assertThat(refused.text()).contains("由每 1个月 改为每 90日");
            }
        });
        assertThat(raw("USE_REVIEW_HIGH", "{\"days\":45,\"from\":\"2026-12-02\",\"ground\":\"x\"}")
                        .status())
                .isEqualTo(204);
        assertThat(raw("USE_REVIEW_HIGH", "{\"days\":90,\"from\":\"2026-12-02\",\"ground\":\"x\",\"confirmed\":true}")
                        .status())
                .isEqualTo(204);
    }

    /** However few leases there are, what is said of them shows that something changes. */
    @Test
    void howManyReviewsThatMakesIsSaid() {
        lease.inForce(lease.application());
        assertThat(page("/steering/levels/USE_REVIEW_LOW", "zh", "value=180&from=2026-12-02"))
                .contains("由每 5个月 改为每 180日：每月约 ", " 件复核，现为约 ")
                .doesNotContain("每月约 0 件");
        assertThat(page("/steering/levels/USE_REVIEW_LOW", "en", "value=180&from=2026-12-02"))
                .containsPattern("about [0-9.]+ reviews a month instead of [0-9.]+")
                .doesNotContain("about 0 reviews");
        for (var risk : List.of("HIGH", "MEDIUM")) {
            boolean none = lease.call("manager1", "GET", "/api/leases?stage=IN_FORCE&risk=" + risk, null)
                    .body()
                    .path("leases")
                    .isEmpty();
            var page =
                    page("/steering/levels/USE_REVIEW_" + risk, "en", risk.equals("HIGH") ? "value=90" : "value=100");
            assertThat(page.contains("no lease of this risk is in force now"))
                    .as(risk)
                    .isEqualTo(none);
            assertThat(page).doesNotContain("about 0 reviews");
        }
    }

    @Test
    void whatCountsAlreadyIsNotSetAgain() {
        refused(set("SIGN_WITHIN", 30, "2026-12-01"), "days", "已经是 30日");
        assertThat(set("SIGN_WITHIN", 45, "2026-12-01").status()).isEqualTo(204);
        stored.unchangedBy(() -> {
            refused(set("SIGN_WITHIN", 45, "2026-12-01"), "days", "已经是 45日");
            refused(set("SIGN_WITHIN", 45, "2026-12-20"), "days", "it is 45 days already");
        });
        assertThat(set("SIGN_WITHIN", 40, "2026-12-20").status()).isEqualTo(204);
        assertThat(set("SIGN_WITHIN", 45, "2026-12-20").status())
                .as("instead of what would count from that day on")
                .isEqualTo(204);
    }

    @Test
    void aHigherRiskThatWouldBeReviewedLessOftenIsWarnedOf() {
        assertThat(page("/steering/levels/USE_REVIEW_MEDIUM", "zh", "value=170&from=2026-12-02"))
                .contains("请核实：“使用复核周期（中风险）”将长于“使用复核周期（低风险）”");
        assertThat(page("/steering/levels/USE_REVIEW_MEDIUM", "en", "value=170&from=2026-12-02"))
                .contains(
                        "“Interval of use reviews, medium risk” would be longer than “Interval of use reviews, low risk”");
        assertThat(page("/steering/levels/USE_REVIEW_MEDIUM", "zh", "value=120&from=2026-12-02"))
                .doesNotContain("将长于");
        assertThat(set("USE_REVIEW_MEDIUM", 170, "2026-12-02").status())
                .as("warned of, not refused")
                .isEqualTo(204);
        assertThat(page("/steering/levels/USE_REVIEW_LOW", "zh", "value=160&from=2026-12-03"))
                .contains("“使用复核周期（中风险）”将长于“使用复核周期（低风险）”");
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh", "value=45&from=2026-12-02"))
                .doesNotContain("将长于");
    }

    @Test
    void ofSeveralForOneDayTheNewestCountsAndOneToComeIsTakenBack() {
        for (int days : List.of(45, 40, 50)) {
            assertThat(set("SIGN_WITHIN", days, "2026-12-05").status()).isEqualTo(204);
        }
        assertThat(level("SIGN_WITHIN").path("toCome")).hasSize(1);
        assertThat(level("SIGN_WITHIN").path("toCome").get(0).path("period").asText())
                .isEqualTo("P50D");
        assertThat(page("/steering", "zh")).contains("50日").doesNotContain("45日", "40日");
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh")).contains("同日另有较新的决定，不适用");

        assertThat(takenBack("SIGN_WITHIN", 50).status()).isEqualTo(204);
        assertThat(level("SIGN_WITHIN").path("toCome").get(0).path("period").asText())
                .as("the one before it counts again")
                .isEqualTo("P40D");
        var history = level("SIGN_WITHIN").path("history");
        assertThat(history).hasSize(3);
        assertThat(history.get(0).path("takenBack").toString()).contains("manager1", "填错了");
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh")).contains("已收回", "填错了");
        var again = takenBack("SIGN_WITHIN", 50);
        assertThat(again.status()).as(again.text()).isEqualTo(409);

        clock.set(Instant.parse("2026-12-04T15:59:30Z"));
        var late = takenBack("SIGN_WITHIN", 40);
        assertThat(late.status()).as(late.text()).isEqualTo(409);
        clock.set(Instant.parse("2026-12-05T01:00:00Z"));
        assertThat(level("SIGN_WITHIN").path("period").asText()).isEqualTo("P40D");
        assertThat(raw("SIGN_WITHIN/withdrawals", "{\"id\":999999,\"ground\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    /** Whoever takes back a correction brings back what it corrected. */
    @Test
    void whatCountsAgainIsSaidBeforeOneIsTakenBackAndInTheRecordAfter() {
        assertThat(set("SIGN_WITHIN", 45, "2026-12-05").status()).isEqualTo(204);
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh"))
                .contains("收回后，自 2026年12月5日 00:00 起适用 30日（系统设置）。")
                .contains("以下时间均为北京时间");
        assertThat(set("SIGN_WITHIN", 40, "2026-12-05").status()).isEqualTo(204);
        assertThat(set("SIGN_WITHIN", 60, "2026-12-20").status()).isEqualTo(204);
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh"))
                .contains("收回后，自 2026年12月5日 00:00 起适用 45日（manager1 于 2026年12月1日 09:00 所定）。")
                .contains("收回后，自 2026年12月20日 00:00 起适用 40日（manager1 于");
        assertThat(page("/steering/levels/SIGN_WITHIN", "en"))
                .contains(
                        "Once it is taken back, ",
                        "what counts from 5 Dec 2026, 00:00 on is 45 days (set by manager1, 1 Dec 2026, 09:00).")
                .doesNotContain("收回后");

        clock.set(Instant.parse("2026-12-02T01:00:00Z"));
        assertThat(takenBack("SIGN_WITHIN", 40).status()).isEqualTo(204);
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh")).contains("自 2026年12月5日 00:00 起适用 45日（manager1 于");
        clock.set(Instant.parse("2026-12-02T01:01:00Z"));
        assertThat(takenBack("SIGN_WITHIN", 45).status()).isEqualTo(204);
        assertThat(page("/steering/levels/SIGN_WITHIN", "zh"))
                .as("what counted again then, whatever came of it later")
                .contains("收回后，自 2026年12月5日 00:00 起适用 45日（manager1 于 2026年12月1日 09:00 所定）。")
                .contains("收回后，自 2026年12月5日 00:00 起适用 系统设置。")
                .contains("收回后，自 2026年12月20日 00:00 起适用 30日（系统设置）。");
        assertThat(page("/steering/levels/USE_REVIEW_LOW", "zh")).doesNotContain("收回后");
        assertThat(set("USE_REVIEW_LOW", 170, "2026-12-05").status()).isEqualTo(204);
        assertThat(page("/steering/levels/USE_REVIEW_LOW", "zh")).contains("收回后，自 2026年12月5日 00:00 起适用 5个月（复核周期表）。");
    }

    @Test
    void whatIsTakenBackLeavesTheReminderFirst() {
        assertThat(set("REVIEW_ESCALATE", 10, "2027-01-04").status()).isEqualTo(204);
        assertThat(set("REVIEW_REMIND", 6, "2027-01-04").status()).isEqualTo(204);
        stored.unchangedBy(() -> {
            var answer = takenBack("REVIEW_ESCALATE", 10);
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.text()).contains("须短于“审查期限”");
        });
        assertThat(takenBack("REVIEW_REMIND", 6).status()).isEqualTo(204);
        assertThat(takenBack("REVIEW_ESCALATE", 10).status()).isEqualTo(204);
    }

    /** What was typed stands in the form, and beside it what is wrong with it. */
    @ParameterizedTest
    @CsvSource({
        "value=30&from=2026-12-02, 30, 2026-12-02, level-value, 已经是 30日, it is 30 days already",
        "value=9999&from=2026-12-02, 9999, 2026-12-02, level-value, 须为 , From ",
        "value=45&from=2026-11-02, 45, 2026-11-02, level-from, 起始日须在, Name a day from",
        "value=viele&from=2026-12-02, viele, 2026-12-02, level-value, 请填写整数, Must be a whole number",
        "value=45&from=morgen, 45, morgen, level-from, 日期请按, Must be a date"
    })
    void aPreviewThatIsRefusedIsTheFormAgain(
            String query, String value, String from, String field, String zh, String en) {
        for (var lang : List.of("zh", "en")) {
            var answer = lease.call("manager1", "GET", "/steering/levels/SIGN_WITHIN?lang=" + lang + "&" + query, null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text())
                    .containsPattern("<input [^>]*name=\"value\"[^>]* value=\"" + value + "\"")
                    .containsPattern("<input [^>]*name=\"from\"[^>]* value=\"" + from + "\"")
                    .containsPattern("<input [^>]*id=\"" + field + "\"[^>]* aria-invalid=\"true\"")
                    .containsPattern("id=\"" + field + "-error\">[^<]*" + (lang.equals("zh") ? zh : en))
                    .doesNotContain(lang.equals("zh") ? en : zh, "data-door=\"/api/steering/levels/SIGN_WITHIN\"");
        }
    }
}
