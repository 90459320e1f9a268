package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A lease whose process stands at a failure says so: at which step, since when, and who does what. */
@ServerLeaseTest
class StandsStillTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @AfterEach
    void theDemosLessorsAgain() throws IOException {
        imported(demo());
    }

    @Test
    void whoSeesFailuresReadsWhatToDoAndSalesWhoActs() throws IOException {
        var number = held();
        assertThat(sheet("manager1", number, "zh"))
                .contains("停在“待出租人补正资质”", "2026年12月1日 09:00", "/api/registers/lessors", "在 Cockpit 中重试")
                .doesNotContain("没有待办任务，也没有未过的期限", "waits for the lessor");
        assertThat(sheet("ops1", number, "en"))
                .contains(
                        "stands still at “", "1 Dec 2026, 09:00", "/api/registers/lessors", "retry this job in Cockpit")
                .doesNotContain("No task is open, and no date", "暂缓");
        assertThat(sheet("sales1", number, "zh"))
                .contains("停在“待出租人补正资质”", "由合规人员", "运维人员")
                .doesNotContain("/api/registers/lessors", "没有待办任务，也没有未过的期限");
        assertThat(lease.callRaw("sales1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("停在“待出租人补正资质”");
        assertThat(lease.callRaw("sales1", "GET", "/desk/leases/" + number + "?lang=en", null)
                        .text())
                .contains("stands still at “");
    }

    @Test
    void suchLeasesAreAListOfTheirOwn() throws IOException {
        var number = held();
        var other = other();
        assertThat(lease.call("manager1", "GET", "/api/leases?failed=true", null)
                        .text())
                .contains(number)
                .doesNotContain(other);
        assertThat(lease.call("manager1", "GET", "/api/leases?failed=true&stage=CHECKS", null)
                        .text())
                .contains(number);
        assertThat(lease.call("manager1", "GET", "/api/leases?failed=true&stage=IN_FORCE", null)
                        .text())
                .doesNotContain(number);
        assertThat(lease.callRaw("manager1", "GET", "/leases?failed=true&lang=zh", null)
                        .text())
                .contains(number, "有故障的");
    }

    private String other() throws IOException {
        imported(demo());
        return lease.inReview(lease.application());
    }

    /** Its lessor uses another's permit. */
    private String held() throws IOException {
        var borrowed = demo().replaceFirst("(?m)^(default,.*B1\\.B2-20240001,)[^,]+", "$1914403001922038216");
        assertThat(borrowed).isNotEqualTo(demo());
        imported(borrowed);
        var number = lease.applied(lease.application());
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CHECKS");
        return number;
    }

    private static String demo() throws IOException {
        return new ClassPathResource("demo/lessors.csv").getContentAsString(StandardCharsets.UTF_8);
    }

    private void imported(String lessors) {
        var answer = lease.callRaw("compliance1", "POST", "/api/registers/lessors", lessors, "text/csv");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String sheet(String user, String number, String language) {
        var answer = lease.callRaw(user, "GET", "/desk/leases/" + number + "?embed=true&lang=" + language, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }
}
