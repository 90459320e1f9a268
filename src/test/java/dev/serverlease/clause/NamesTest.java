package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.config.LeaseSettings.Permit;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.LessorFacts.Title;
import dev.serverlease.law.facts.RegisterStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What clauses name, somebody supplies. */
class NamesTest {

    /** Known only when a draft is written. */
    private static final Set<String> OF_THE_DRAFT =
            Set.of("number", "caseDigest", "review.every", "expiry.notice", "lessee.letter");

    private final ClauseLibrary library = ClauseLibrary.load();

    @Test
    void everyTextThatAClauseStatesIsGivenByTheApplicationTheLessorOrTheDraft() throws IOException {
        var application = application();
        var facts = library.figures().addedTo(CaseFacts.of(application, lessor()));
        member(application, "contract").put("taxIncluded", false);
        var untaxed = CaseFacts.of(application, lessor());
        var named = new TreeSet<>(ClauseLibrary.asked(library.clauses()).texts());
        library.clauses().stream()
                .flatMap(clause -> clause.paragraphs().stream())
                .flatMap(Paragraph::templates)
                .forEach(template -> named.addAll(template.names()));
        named.removeIf(name -> name.startsWith("item.")
                || OF_THE_DRAFT.contains(name)
                || facts.isGiven(name)
                || untaxed.isGiven(name));
        assertThat(named).isEmpty();
    }

    @Test
    void everyFactIsAskedForByAClause() {
        assertThat(ClauseLibrary.asked(library.clauses()).facts()).containsAll(FactNames.all());
    }

    /** All that an application can state beside the sample. */
    private static ObjectNode application() throws IOException {
        var application = (ObjectNode)
                new ObjectMapper().readTree(new ClassPathResource("law/samples/own-office.json").getInputStream());
        member(application, "lessee").put("poaRef", "POA-1").put("contactPhone", "13800000000");
        member(application, "server")
                .put("city", "裕廊")
                .put("dataCentre", "SG1")
                .put("bandwidthMbps", 100)
                .put("trafficGb", 10000)
                .put("ips", 4);
        member(application, "channel").put("accessIsp", "中国联通").put("approvalRef", "批-1");
        member(application, "use").put("licenceNo", "京B2-20240001").put("filingNo", "京ICP备1号");
        member(application, "data")
                .put("mechanism", "STANDARD_CONTRACT")
                .put("mechanismRef", "BZ-1")
                .put("mechanismValidTo", "2030-01-01")
                .put("piPurpose", "考勤和薪酬")
                .putArray("categories")
                .add("TRIP");
        member(application, "contract")
                .put("unitRent", "9000.00")
                .put("totalPrice", "432000.00")
                .put("setUpFee", "100.00")
                .put("arbitrationBody", "中国国际经济贸易仲裁委员会")
                .put("arbitrationSeat", "北京市")
                .put("agreedDamages", "54000.00")
                .put("estimatedLoss", "50000.00");
        return application;
    }

    private static ObjectNode member(ObjectNode application, String section) {
        return (ObjectNode) application.path(section);
    }

    private static Lessor lessor() {
        var day = LocalDate.of(2030, 12, 31);
        return new Lessor(
                Kind.MAINLAND_COMPANY,
                "示例云服务（北京）有限公司",
                "91110108MA01CX0664",
                "北京市海淀区示例路8号",
                Title.OWNER,
                null,
                null,
                null,
                new Permit(
                        "B1.B2-20240001",
                        "91110108MA01CX0664",
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        day,
                        RegisterStatus.VALID,
                        null,
                        null),
                new Contact(null, "李", "张", "授权1", "地址", "a@b.c", "010", "011", "银行", "1", "同意1", day));
    }
}
