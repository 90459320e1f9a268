package dev.serverlease.stage.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.testing.Cost;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.TestPostgres;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demo's permit register says of the sample shop's numbers, and what it leaves unknown. */
@ServerLeaseTest
class RegisterFactsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Autowired
    private FactsReader reader;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "京B2-20240317, VALID, 2029-03-16",
        "京B2-20210045, NOT_VALID, 2026-05-31",
        "沪B2-20250102, UNKNOWN,", // somebody else's
        "京ICP备2024000317号-1, UNKNOWN,", // a filing is no licence
        "京B2-20249999, UNKNOWN,"
    })
    void ofALicence(String number, RegisterStatus status, LocalDate validTo) {
        var use = shop(application -> use(application).put("licenceNo", number)).use();
        assertThat(use.licenceStatus()).isEqualTo(status);
        assertThat(use.licenceValidTo()).isEqualTo(validTo);
        assertThat(use.licenceItems()).isEqualTo(status == RegisterStatus.UNKNOWN ? Set.of() : Set.of("B25"));
    }

    @ParameterizedTest
    @CsvSource({
        "ASSESSMENT, 数据出境评估〔2025〕0031号, VALID, 2028-09-14, SATISFIED",
        "ASSESSMENT, 数据出境评估〔2023〕0008号, UNKNOWN, 2099-12-31, REVIEW", // somebody else's
        "ASSESSMENT, 京标准合同备〔2025〕0110号, UNKNOWN, 2099-12-31, REVIEW", // a filed contract is no assessment
        "ASSESSMENT, 数据出境评估〔2026〕9999号, UNKNOWN, 2099-12-31, REVIEW",
        "STANDARD_CONTRACT, 京标准合同备〔2025〕0110号, VALID,, REQUIRE"
    })
    void ofAnExportMechanism(
            String mechanism, String number, RegisterStatus status, LocalDate validTo, String importantData) {
        var facts = shop(application -> data(application)
                .put("important", "YES")
                .put("mechanism", mechanism)
                .put("mechanismRef", number)
                .put("mechanismValidTo", "2099-12-31"));
        assertThat(facts.data().mechanismStatus()).isEqualTo(status);
        assertThat(facts.data().mechanismValidTo())
                .as("the register's day, where it knows the number; the applicant's own word only where not")
                .isEqualTo(validTo);
        assertThat(Rulebook.current().ask(Occasion.CHECKS, facts, DAY))
                .filteredOn(finding -> finding.rule().value().equals("data.important"))
                .extracting(finding -> finding.outcome().name())
                .containsExactly(importantData);
    }

    @Test
    void anExpiredMechanismIsNotValidWhateverTheApplicantSays() {
        Consumer<ObjectNode> expired = application -> {
            ((ObjectNode) application.path("lessee")).put("uscc", "91440300MA5GAX03XM");
            data(application)
                    .put("mechanism", "CERTIFICATION")
                    .put("mechanismRef", "PIP-2023-00002")
                    .put("mechanismValidTo", "2099-12-31");
        };
        assertThat(shop(expired).data().mechanismStatus()).isEqualTo(RegisterStatus.NOT_VALID);
        assertThat(shop(expired).data().mechanismValidTo()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void ofSectorApprovalsTheOneThatEndsFirst() {
        assertThat(approvalValidTo("京新网许〔2025〕18号", "京网出证〔2024〕6号")).isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(approvalValidTo("京新网许〔2025〕18号", "未登记")).isEqualTo(LocalDate.of(2028, 4, 9));
        assertThat(approvalValidTo("未登记")).isNull();
        assertThat(approvalValidTo("京B2-20240317"))
                .as("a licence is no consent")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"91310000ma1flx015q, VALID", "91440300MA5GAX03XM, UNKNOWN"})
    void ofACrossBorderApprovalAndItsHolder(String holder, RegisterStatus status) {
        var facts = shop(application -> {
            ((ObjectNode) application.path("lessee")).put("uscc", holder);
            ((ObjectNode) application.path("channel")).put("approvalRef", "沪通跨境〔2025〕12号");
        });
        assertThat(facts.channel().approvalStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "沪通跨境〔2025〕12号, CROSS_BORDER_APPROVAL, 2028-06-30",
        "国信道〔2025〕3号, CHANNEL_APPROVAL, 2028-12-31",
        "沪B1-20240061,,"
    })
    void ofTheKindOfAnApproval(String number, ChannelFacts.ApprovalKind kind, LocalDate validTo) {
        var channel = shop(application -> {
                    lessee(application).put("uscc", "91310000MA1FLX015Q");
                    ((ObjectNode) application.path("channel")).put("approvalRef", number);
                })
                .channel();
        assertThat(channel.approvalKind()).isEqualTo(kind);
        assertThat(channel.approvalValidTo()).isEqualTo(validTo);
        assertThat(channel.approvalStatus()).isEqualTo(kind == null ? RegisterStatus.UNKNOWN : RegisterStatus.VALID);
    }

    @ParameterizedTest
    @CsvSource({"91310000ma1flx015q, VALID, 2029-05-20", "91440300MA5GAX03XM, UNKNOWN,"})
    void ofTheLesseesOwnTelecomPermitAndItsHolder(String holder, RegisterStatus status, LocalDate validTo) {
        var lessee = shop(application -> lessee(application).put("uscc", holder).put("permitNo", "沪B1-20240061"))
                .lessee();
        assertThat(lessee.permitStatus()).isEqualTo(status);
        assertThat(lessee.permitValidTo()).isEqualTo(validTo);
        assertThat(lessee.permitCategories())
                .isEqualTo(status == RegisterStatus.UNKNOWN ? Set.of() : Set.of("B11", "B14"));
    }

    @ParameterizedTest
    @CsvSource({"京ICP备2024000317号-1, VALID", "粤ICP备2022000531号-1, UNKNOWN"})
    void ofAFiling(String number, RegisterStatus status) {
        assertThat(shop(application -> use(application).put("filingNo", number))
                        .use()
                        .filingStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "京新网许〔2025〕18号, VALID, NEWS",
        "京新网许〔2025〕18号;京网出证〔2024〕6号, VALID, NEWS;PUBLISHING",
        "京新网许〔2025〕18号;未登记, UNKNOWN, NEWS",
        "京网教许〔2021〕3号, NOT_VALID,",
        "京新网许〔2025〕18号;京网教许〔2021〕3号, NOT_VALID, NEWS",
        "沪新网许〔2025〕2号, UNKNOWN,", // somebody else's
        "京B2-20240317, UNKNOWN,", // a licence is no consent
        "—, UNKNOWN,"
    })
    void ofSectorApprovals(String numbers, RegisterStatus status, String sectors) {
        var use = shop(application -> {
                    var refs = use(application).putArray("approvalRefs");
                    Stream.of(numbers.split(";")).forEach(refs::add);
                })
                .use();
        assertThat(use.approvalStatus()).isEqualTo(status);
        assertThat(use.approvedSectors())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(sectors == null ? new String[0] : sectors.split(";"));
    }

    @Test
    void whoAppliedForRenewalIsKnownToHave() {
        var facts = shop(application -> {
            use(application)
                    .put("licenceNo", "京B2-20220077")
                    .putArray("approvalRefs")
                    .add("京网出证〔2024〕6号")
                    .add("京新网许〔2022〕5号");
            data(application).put("mechanism", "CERTIFICATION").put("mechanismRef", "PIP-2024-00009");
        });
        assertThat(facts.use().licenceRenewalAppliedOn()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(facts.data().mechanismRenewalAppliedOn()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(facts.use().approvalValidTo())
                .as("the one that nobody applied for")
                .isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(facts.use().approvalRenewalAppliedOn()).isNull();
        var applied =
                shop(application -> use(application).putArray("approvalRefs").add("京新网许〔2022〕5号"));
        assertThat(applied.use().approvalRenewalAppliedOn()).isEqualTo(LocalDate.of(2026, 11, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "INDIVIDUAL, 林示例, VALID",
        "INDIVIDUAL, ' 林示例 ', VALID",
        "INDIVIDUAL, 王示例, UNKNOWN",
        "COMPANY, 林示例, UNKNOWN" // a company is known by its code
    })
    void theFilingOfAnIndividualIsKnownByName(String kind, String name, RegisterStatus status) {
        var facts = shop(application -> {
            ((ObjectNode) application.path("lessee"))
                    .put("kind", kind)
                    .put("name", name)
                    .remove("uscc");
            use(application).put("filingNo", "浙ICP备2025004417号-1");
        });
        assertThat(facts.use().filingStatus()).isEqualTo(status);
    }

    @Test
    void entryWithoutHolderProvesNothing() {
        var superuser = TestPostgres.superuser("shared");
        superuser
                .sql("alter table lease.permit_register drop constraint permit_register_holder_check")
                .update();
        try {
            superuser
                    .sql("insert into lease.permit_register (number, kind, items, status, read_on)"
                            + " values ('京B2-20170001', 'TELECOM_PERMIT', '{B25}', 'VALID', '2026-01-01')")
                    .update();
            assertThat(shop(application -> use(application).put("licenceNo", "京B2-20170001"))
                            .use()
                            .licenceStatus())
                    .isEqualTo(RegisterStatus.UNKNOWN);
        } finally {
            superuser
                    .sql("delete from lease.permit_register where number = '京B2-20170001'")
                    .update();
            superuser
                    .sql("alter table lease.permit_register add constraint permit_register_holder_check check ("
                            + "holder_uscc is not null or (kind = 'FILING' and holder_name is not null))")
                    .update();
        }
    }

    @Test
    void allNumbersOfAnApplicationAreLookedUpInOneStatement() {
        Consumer<ObjectNode> many = application -> {
            use(application)
                    .put("licenceNo", "京B2-20240317")
                    .put("filingNo", "京ICP备2024000317号-1")
                    .putArray("approvalRefs")
                    .add("京新网许〔2025〕18号")
                    .add("京网出证〔2024〕6号");
            data(application).put("mechanism", "ASSESSMENT").put("mechanismRef", "数据出境评估〔2025〕0031号");
        };
        var without = Cost.of(jdbc, () -> shop(application -> {}));
        var with = Cost.of(jdbc, () -> shop(many));
        assertThat(with.statements() - without.statements()).isEqualTo(1);
    }

    private LocalDate approvalValidTo(String... numbers) {
        return shop(application -> {
                    var refs = use(application).putArray("approvalRefs");
                    for (var number : numbers) {
                        refs.add(number);
                    }
                })
                .use()
                .approvalValidTo();
    }

    /** A member of the application needs no fact until a rule asks for it. */
    @Test
    void dataThatNoRuleReadsAreNotFacts() {
        assertThat(shop(application -> use(application).put("costCentre", "CC-1")))
                .isEqualTo(shop(application -> {}));
    }

    private LeaseFacts shop(Consumer<ObjectNode> change) {
        var application = lease.sample("shop-without-licence");
        change.accept(application);
        return reader.read(application, new ObjectMapper().createObjectNode(), Set.of(), DAY);
    }

    private static ObjectNode lessee(ObjectNode application) {
        return (ObjectNode) application.path("lessee");
    }

    private static ObjectNode use(ObjectNode application) {
        return (ObjectNode) application.path("use");
    }

    private static ObjectNode data(ObjectNode application) {
        return (ObjectNode) application.path("data");
    }
}
