package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A purpose is refused by no list of words: an officer reads it and decides. */
@ServerLeaseTest
class PurposeIsJudgedTest {

    private static final String PURPOSE = "内部办公，租金一概不退，承租人须另付每月五百元管理费";

    @Autowired
    private LeaseDriver lease;

    @Test
    void whateverItSaysAnOfficerReadsItAndTheContractQuotesIt() {
        var application = lease.application();
        ((ObjectNode) application.path("use")).put("declaredPurpose", PURPOSE);
        var number = lease.inReview(application);
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains(PURPOSE);
        lease.approve("legal1", number);
        assertThat(lease.contractText(number)).contains("约定用途为：“" + PURPOSE + "”");
    }
}
