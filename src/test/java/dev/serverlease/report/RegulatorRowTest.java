package dev.serverlease.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.testing.Parts;
import dev.serverlease.words.ApplicationWords;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the regulator reads of one lease. */
class RegulatorRowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final RegulatorList regulator = new Parts()
            .with(ApplicationTrees.class, new ApplicationTrees())
            .own(ApplicationWords.class, Cells.class, RegulatorList.class)
            .get(RegulatorList.class);

    /** An answer that was left from another way to reach the server tells the regulator nothing. */
    @Test
    void overThePublicInternetNoChannelHasAPurpose() {
        for (var kind : List.of("PUBLIC_INTERNET", "INTL_PRIVATE_LINE")) {
            var application = GivenLease.application();
            ((ObjectNode) application.path("channel"))
                    .put("kind", kind)
                    .put("provider", "CHINA_TELECOM")
                    .put("purpose", "INTERNAL_OFFICE")
                    .put("accessIsp", "示例接入公司");
            var row = regulator.row(
                    leased(application, new ObjectMapper().createArrayNode()),
                    Period.of(TODAY, TimeConfiguration.ZONE));
            boolean open = kind.equals("PUBLIC_INTERNET");
            assertThat(cell(row, "信道用途")).as(kind).isEqualTo(open ? "" : "仅供内部办公 Internal office use only");
            assertThat(cell(row, "专线或者信道提供者")).as(kind).isEqualTo(open ? "" : "中国电信 China Telecom");
            assertThat(cell(row, "互联网接入服务商")).isEqualTo("示例接入公司");
        }
    }

    /** A blank would say that nobody knows it. */
    @Test
    void anIndividualIsSaidToHaveNoCreditCode() {
        for (var kind : List.of("INDIVIDUAL", "COMPANY")) {
            var application = GivenLease.application();
            ((ObjectNode) application.path("lessee")).put("kind", kind).remove("uscc");
            var row = regulator.row(
                    leased(application, new ObjectMapper().createArrayNode()),
                    Period.of(TODAY, TimeConfiguration.ZONE));
            assertThat(cell(row, "统一社会信用代码"))
                    .as(kind)
                    .isEqualTo(kind.equals("COMPANY") ? "" : "自然人，没有此代码 An individual has none");
        }
    }

    @Test
    void theRegistersWordOnALicenceIsThatOfItsHolder() {
        var licence = "沪B2-20269999";
        assertThat(permits(licence, "91310000MA1FLX015Q", ""))
                .isEqualTo("有效，至2027-03-31 Valid until 2027-03-31 2026-11-20");
        assertThat(permits(licence, "91310000MA1FLX015Q", "2026-11-30")).startsWith("有效期已于2026-11-30届满");
        assertThat(permits(licence, "913100000000000000", "")).startsWith("登记册未载明");
    }

    private static String permits(String licence, String holder, String validTo) {
        var json = new ObjectMapper();
        var application = json.createObjectNode();
        application.withObjectProperty("lessee").put("kind", "COMPANY").put("uscc", "91310000ma1flx015q");
        application.withObjectProperty("use").put("licenceNo", licence);
        var entry = json.createObjectNode()
                .put("number", licence)
                .put("kind", "TELECOM_PERMIT")
                .put("status", "VALID")
                .put("holder_uscc", holder)
                .put("valid_to", validTo.isEmpty() ? "2027-03-31" : validTo)
                .put("read_on", "2026-11-20");
        var row = leased(application, json.createArrayNode().add(entry));
        var found = Permits.of(row, TODAY);
        return found.says() + " " + found.readOn();
    }

    private String cell(List<String> row, String column) {
        return row.get(regulator.columns().stream()
                .map(one -> one.startsWith(column))
                .toList()
                .indexOf(true));
    }

    private static LeasedServers.Row leased(JsonNode application, JsonNode register) {
        return new LeasedServers.Row(
                "SL-1",
                LeaseStage.IN_FORCE,
                true,
                null,
                null,
                false,
                application,
                null,
                null,
                null,
                null,
                register,
                new ObjectMapper().createObjectNode(),
                new ObjectMapper().createObjectNode(),
                new ObjectMapper().createObjectNode());
    }
}
