package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a lease says each matter once, and folds what is said of nearly every lease. */
@ServerLeaseTest
class FindingsOnThePageTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void standingNotesAreOneFoldedLineAndNoCards() {
        var findings = findings(lease.apply(lease.application()));
        var folded = findings.indexOf("<details class=\"standing\">");
        assertThat(folded).isPositive();
        assertThat(findings.substring(0, folded)).doesNotContain("国家网络身份认证", "境外法律提示");
        assertThat(findings.substring(folded)).contains("常设提示（");
    }

    @Test
    void rulesOfOneMatterStandUnderOneHeading() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "香港法律");
        var findings = findings(lease.apply(application));
        assertThat(findings).containsOnlyOnce("<h3 class=\"matter\">适用法律</h3>");
        var members = findings.substring(findings.indexOf("<h3 class=\"matter\">"));
        assertThat(members.substring(0, members.indexOf("</article>")))
                .contains("contract.governing-law", "consistency.governing-law");
    }

    /**
     * What cannot be judged before the kind of channel is known is no question of its own, and has no consequence yet.
     */
    @Test
    void anUnknownChannelIsAskedOnce() {
        var application = lease.application();
        application.putObject("channel").put("kind", "UNKNOWN");
        var findings = findings(lease.apply(application));
        var asked = findings.substring(findings.indexOf("channel.declared"));
        assertThat(asked.substring(0, asked.indexOf("</article>")))
                .contains("请填写“联网方式”", "填写后方可判定的事项（")
                .doesNotContain("class=\"consequence\"");
        assertThat(findings).doesNotContain("<code class=\"meta\">channel.own-use-tunnel</code>");
    }

    private String findings(String number) {
        var page =
                lease.callRaw("sales1", "GET", "/desk/leases/" + number, null).text();
        return page.substring(page.indexOf("findings-heading\">"));
    }
}
