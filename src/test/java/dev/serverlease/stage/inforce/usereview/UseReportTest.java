package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a report: duties, a stop, a review, and what the people at work see of it. */
class UseReportTest extends LeaseInForce {

    @Test
    void unlawfulContentStopsTheServiceAndIsReportedToPublicSecurity() {
        var answer = report("R-1", Map.of("illegalContentFound", true, "actualUse", "发现赌博页面"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(open("REPORT_TO_POLICE")).hasSize(1).first().asString().contains("发现赌博页面");
        assertThat(lease.hasTask(number, "Task_ReportToPolice")).isTrue();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        stored.unchangedBy(() -> assertThat(report("R-1", Map.of("illegalContentFound", true, "actualUse", "发现赌博页面"))
                        .status())
                .isEqualTo(202));
    }

    @Test
    void unlawfulContentFoundByAReviewIsReportedToPublicSecurity() {
        reviewed();
        var answer = conclude(suspending("illegalContentFound", "YES", "actualUse", "发现赌博页面"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(open("REPORT_TO_POLICE")).hasSize(1).first().asString().contains("发现赌博页面");
        assertThat(lease.hasTask(number, "Task_ReportToPolice")).isTrue();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    @Test
    void unlawfulContentReportedWhileAReviewIsOpenStopsAtOnce() {
        reviewed();
        assertThat(report("R-1", Map.of("illegalContentFound", true)).status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");
    }

    @Test
    void unlawfulContentReportedDuringASuspensionIsALegalOfficersToLift() {
        suspended();
        later(3600);
        assertThat(view("Task_VerifyCure").path("unlawful").asBoolean()).isFalse();
        assertThat(report("R-1", Map.of("illegalContentFound", true, "actualUse", "发现赌博页面"))
                        .status())
                .isEqualTo(202);
        assertThat(view("Task_VerifyCure").path("unlawful").asBoolean()).isTrue();
        assertThat(view("Task_VerifyCure")
                        .path("reports")
                        .get(0)
                        .path("actualUse")
                        .asText())
                .isEqualTo("发现赌博页面");
        assertThat(lease.hasTask(number, "Task_ReportToPolice")).isTrue();
        assertThat(post("compliance1", "cures", Map.of("proof", "已整改")).status())
                .isEqualTo(403);
        assertThat(post("legal1", "cures", Map.of("proof", "已删除")).status()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatComesToLightBetweenTheCureAndTheSwitchingOnKeepsTheServerOff(boolean ordered) {
        suspended();
        later(3600);
        assertThat(post("compliance1", "cures", Map.of("proof", "已整改")).status())
                .isEqualTo(202);
        stored.unchangedBy(() -> assertThat(
                        post("compliance1", "cures", Map.of("proof", "已整改")).status())
                .as("twice is once")
                .isEqualTo(202));
        assertThat((ordered ? order("O-1") : report("R-1", Map.of("illegalContentFound", true))).status())
                .isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).noneMatch(call -> call.contains("SWITCH_ON"));
        var job = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId("Task_SwitchOn")
                .singleResult();
        assertThat(job.getExceptionMessage()).contains("服务器保持关停").contains("再次确认整改");

        assertThat(post("compliance1", "cures", Map.of("proof", "已整改")).status())
                .isEqualTo(403);
        lease.attach("legal1", number, "ORDER_LIFTING");
        assertThat(post("legal1", "cures", Map.of("proof", "机关已撤销命令（撤销 2 号，2026-12-01），内容已删除"))
                        .status())
                .isEqualTo(202);
        management.setJobRetries(job.getId(), 1);
        later(3600);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_ON/1");
    }

    @Test
    void aSubleaseOpensItsObjectionOnce() {
        var sublet = Map.<String, Object>of("sublet", true, "subletKnownSince", "2026-11-30");
        stored.unchangedBy(() -> {
            for (var wrong : List.of(
                    Map.of("sublet", true),
                    Map.of("sublet", true, "subletKnownSince", "2026-12-02"),
                    Map.of("sublet", true, "subletKnownSince", "1026-12-02"),
                    Map.of("sublet", true, "subletKnownSince", "+99999-12-02"))) {
                var answer = report("R-1", wrong);
                assertThat(answer.status()).as(wrong + answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("subletKnownSince");
            }
        });
        assertThat(report("R-1", sublet).status()).isEqualTo(202);
        assertThat(open("OBJECT_TO_SUBLEASE")).hasSize(1);
        assertThat(lease.hasTask(number, "Task_ObjectToSublease")).isTrue();
        var answer = conclude(seen("sublet", "YES", "subletKnownSince", "2026-11-30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(open("OBJECT_TO_SUBLEASE")).as("the same sublease").hasSize(1);
    }

    @Test
    void aSubleaseSeenInAReviewOpensItsObjection() {
        reviewed();
        assertThat(conclude(seen("sublet", "YES")).status()).isEqualTo(400);
        assertThat(conclude(seen("sublet", "YES", "subletKnownSince", "2026-12-01"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.hasTask(number, "Task_ObjectToSublease")).isTrue();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void aNumberIdentifiesOneReport() {
        assertThat(report("R-1", everythingAsAgreed()).status()).isEqualTo(202);
        var other = new HashMap<>(everythingAsAgreed());
        other.put("piSubjectsYtd", 300);
        stored.unchangedBy(() -> {
            assertThat(report("R-1", everythingAsAgreed()).status()).isEqualTo(202);
            var answer = report("R-1", other);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("R-1").contains("已用于");
        });
    }

    @Test
    void whoeverReviewsSeesWhatIsReportedMeanwhile() {
        reviewed();
        assertThat(view("Task_UseReview").path("reports")).isEmpty();
        assertThat(report("R-1", Map.of("actualUseMatches", false, "actualUse", "用作他途"))
                        .status())
                .isEqualTo(202);
        var view = view("Task_UseReview");
        assertThat(view.path("reports").get(0).path("actualUse").asText()).isEqualTo("用作他途");
        assertThat(view.path("findings").toString()).contains("复核记录为不相符");
    }

    @Test
    void textsArePlain() {
        stored.unchangedBy(() -> {
            for (var hidden : List.of("\u0000", "\u202e", "\u001b")) {
                assertThat(report("R-1", Map.of("actualUse", "办公" + hidden)).status())
                        .isEqualTo(400);
                assertThat(report("R-1" + hidden, Map.of()).status()).isEqualTo(400);
                assertThat(report("R-1", Map.of("publicSecurityFilingRef", hidden))
                                .status())
                        .isEqualTo(400);
                assertThat(post("compliance1", "reviews", Map.of("ground", "投诉" + hidden))
                                .status())
                        .isEqualTo(400);
                assertThat(post("compliance1", "cures", Map.of("proof", "证明" + hidden))
                                .status())
                        .isEqualTo(400);
            }
        });
        assertThat(report("R-1", Map.of("actualUse", "第一行\n第二行\t完")).status()).isEqualTo(202);
    }

    @Test
    void anOrderWhileTheLeaseClosesIsCarriedOutByHandAndStopsItWhenItGoesOn() {
        closing();
        assertThat(order("O-1").status()).isEqualTo(202);
        assertThat(told("STOP_BY_HAND")).containsExactly("operations", "legal-officers");
        assertThat(jdbc.sql("select distinct text_zh || text_en from lease.notice where lease_number = ?"
                                + " and kind = 'STOP_BY_HAND'")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("关停令 1号", "手工关停", "by hand");
        goesOn();
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("before its first review, too").isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");
        assertThat(order("O-2").status()).isEqualTo(202);
        assertThat(told("STOP_BY_HAND")).as("only while it closes").hasSize(2);
    }

    @Test
    void unlawfulContentFoundWhileTheLeaseClosesIsReportedAllTheSame() {
        closing();
        stored.unchangedBy(() -> assertThat(
                        report("R-0", Map.of("actualUseMatches", false)).status())
                .isEqualTo(409));
        var answer = report("R-1", Map.of("illegalContentFound", true, "actualUse", "发现赌博页面"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(open("REPORT_TO_POLICE")).hasSize(1).first().asString().contains("发现赌博页面");
        assertThat(lease.hasTask(number, "Task_ReportToPolice")).isTrue();
        goesOn();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    private void closing() {
        assertThat(post(
                                "compliance1",
                                "terminations",
                                Map.of(
                                        "ground", "FUNDAMENTAL_BREACH",
                                        "by", "LESSOR",
                                        "knownSince", "2026-12-01",
                                        "explanation", "拒不整改"))
                        .status())
                .isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
    }

    private void goesOn() {
        var answer = lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "AGREED_TO_GO_ON", "note", "双方和解"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private List<String> told(String kind) {
        return jdbc.sql("select group_id from lease.notice where lease_number = ? and kind = ? order by id")
                .params(number, kind)
                .query(String.class)
                .list();
    }

    @Test
    void anAutomaticSuspensionIsToldInEachLanguageWithTheWholeOfItsLastDay() {
        assertThat(report("R-1", Map.of("illegalContentFound", true)).status()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(jdbc.sql("select cure_by from lease.suspension where lease_number = ?")
                        .param(number)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(startOf(java.time.LocalDate.of(2026, 12, 17)));
        assertThat(view("Task_VerifyCure").path("cureBy").asText())
                .as("the day that the lessee was told")
                .isEqualTo("2026-12-16 24:00");
        var told = jdbc.sql("select text_zh, text_en from lease.notice where lease_number = ?"
                        + " and kind = 'SERVICE_SUSPENDED' limit 1")
                .param(number)
                .query()
                .singleRow();
        assertThat(told.get("text_zh").toString())
                .contains("于 2026年12月16日 24:00 前", "合同第二十七条（暂停服务）", "违法信息")
                .doesNotContain("Contract", "unlawful", "English");
        assertThat(told.get("text_en").toString())
                .contains("by 16 Dec 2026, 24:00", "Article 27 (Suspension) of the contract")
                .doesNotContain("合同", "违法信息");
    }

    private void suspended() {
        reviewed();
        assertThat(conclude(suspending("actualUseMatches", "NO")).status()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }
}
