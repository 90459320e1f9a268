package dev.serverlease.stage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.ClauseLibrary;
import dev.serverlease.lease.Leases;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.TemplateEngine;

/** The clauses that the law wants in a draft, and those that only rent paid abroad calls for. */
@ServerLeaseTest
class DraftClausesTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Leases leases;

    @Autowired
    private ContractTerms terms;

    @Autowired
    private TemplateEngine templates;

    @Test
    void incidentsAreToldWithinAnHourAndALessorInTheMainlandNeedsNoClauseOnTax() {
        assertThat(draft(false))
                .contains("data-clause=\"incident highlighted\"", "在一小时内通知对方", "国家网络安全事件报告管理办法")
                .doesNotContain("data-clause=\"tax\"", "data-clause=\"payment-abroad\"");
    }

    @Test
    void aTelephoneAndAnArticleThatAreNotThereAreNotNamed() {
        var application = lease.application();
        var lessee = (ObjectNode) application.path("lessee");
        lessee.remove(List.of("contactPhone", "phone"));
        var context = terms.of(leases.get(lease.apply(application)), 1);
        context.setVariable("conditions", List.of());
        assertThat(templates.process(ClauseLibrary.TEMPLATE, context))
                .contains("可以联系：出租人的联系方式", "第二条和法律规定的开通条件")
                .doesNotContain("承租人的联系电话", "第二条之一");
        lessee.put("contactPhone", "13800000000");
        application.put("reference", lease.application().path("reference").asText());
        context = terms.of(leases.get(lease.apply(application)), 1);
        context.setVariable("conditions", List.of(Map.of("content", "取得许可")));
        assertThat(templates.process(ClauseLibrary.TEMPLATE, context))
                .contains("承租人的联系电话为<span>13800000000</span>，出租人", "第二条、第二条之一和法律规定的开通条件");
    }

    @ParameterizedTest
    @ValueSource(strings = {"代扣代缴企业所得税、增值税", "完税凭证", "首次付款前办理税务备案", "自备案办结之日起算"})
    void rentPaidAbroadBringsItsClauses(String words) {
        assertThat(draft(true))
                .contains("data-clause=\"tax\"", "data-clause=\"payment-abroad\"")
                .contains(words);
    }

    private String draft(boolean abroad) {
        var number = lease.apply(lease.application());
        var context = terms.of(leases.get(number), 1);
        if (abroad) {
            context.setVariable("taxWithheld", true);
            context.setVariable("paymentFiled", true);
        }
        return templates.process(ClauseLibrary.TEMPLATE, context);
    }
}
