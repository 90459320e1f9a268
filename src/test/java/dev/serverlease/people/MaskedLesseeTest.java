package dev.serverlease.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An individual's data are read by who needs them, and by managers and operations only in part. */
@ServerLeaseTest
class MaskedLesseeTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager1", "ops1"})
    void whoNeedsNoneReadsAPartOfThem(String user) {
        var lessee = lessee(user, applied());
        assertThat(lessee.path("birthDate").asText()).isEqualTo("1990-**-**");
        assertThat(lessee.path("email").asText()).isEqualTo("w***@mail.example");
        assertThat(lessee.path("domicile").asText()).isEqualTo("上海市浦东新区***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales1", "legal1", "contract1", "compliance1"})
    void whoAppliedVerifiesDecidesOrWritesTheContractReadsThem(String user) {
        var lessee = lessee(user, applied());
        assertThat(lessee.path("birthDate").asText()).isEqualTo("1990-05-17");
        assertThat(lessee.path("email").asText()).isEqualTo("wang.shili@mail.example");
        assertThat(lessee.path("domicile").asText()).isEqualTo("上海市浦东新区示例小区1号");
        assertThat(lessee.path("idNo").asText()).startsWith("**");
    }

    /** Findings keep the facts that they rest on. */
    @ParameterizedTest
    @CsvSource({"manager1, false", "ops1, false", "legal1, true"})
    void aFindingsFactsAreReadAsTheyAre(String user, boolean whole) {
        var application = individual();
        ((ObjectNode) application.path("lessee")).put("birthDate", "1990-05-18");
        var number = lease.apply(application);
        var read = new StringBuilder();
        var view = lease.call(user, "GET", "/api/leases/" + number, null);
        read.append(view.text());
        assertThat(view.body().path("findings")).isNotEmpty().allSatisfy(finding -> {
            var why = "/findings/" + finding.path("rule").asText() + "/why";
            read.append(lease.call(user, "GET", "/api/leases/" + number + why, null)
                            .text())
                    .append(lease.call(user, "GET", "/desk/leases/" + number + why, null)
                            .text());
        });
        assertThat(read.toString().contains("1990-05-18")).isEqualTo(whole);
        assertThat(read.toString().contains("1990-05-17"))
                .as("what would settle it")
                .isEqualTo(whole);
        assertThat(read.toString().contains("示例小区1号")).isEqualTo(whole);
    }

    @Test
    void aCompanysAddressIsNobodys() {
        var number = lease.apply(lease.application());
        assertThat(lessee("manager1", number).path("domicile"))
                .isEqualTo(lessee("sales1", number).path("domicile"));
    }

    @ParameterizedTest
    @CsvSource({
        "广西壮族自治区南宁市青秀区示例路1号, 广西壮族自治区南宁市青秀区***",
        "江苏省昆山市示例小区2号楼, 江苏省昆山市***",
        "浙江省海盐县武原街道示例路3号, 浙江省海盐县***",
        "221B Baker Street, ***"
    })
    void anAddressIsReadUpToItsDistrict(String whole, String shown) {
        ObjectNode lessee =
                JsonNodeFactory.instance.objectNode().put("kind", "INDIVIDUAL").put("domicile", whole);
        MaskedLessee.in(lessee, new Person("manager1", List.of(Groups.MANAGERS)));
        assertThat(lessee.path("domicile").asText()).isEqualTo(shown);
    }

    private JsonNode lessee(String user, String number) {
        var answer = lease.call(user, "GET", "/api/leases/" + number, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("lessee");
    }

    private String applied() {
        return lease.apply(individual());
    }

    private ObjectNode individual() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("name", "王示例")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "310101199005170017")
                .put("birthDate", "1990-05-17")
                .put("email", "wang.shili@mail.example")
                .put("domicile", "上海市浦东新区示例小区1号")
                .remove("uscc");
        return application;
    }
}
