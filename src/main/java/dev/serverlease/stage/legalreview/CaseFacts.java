package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The application in the words of its form: who, what for, how connected, the server, licences, data, terms. */
@Component
class CaseFacts {

    /** Shown in a line of their own, or numbers that identify or reach a person. */
    private static final String[] SHOWN_OF_LESSEE = {
        "lessee.kind", "lessee.name", "lessee.uscc", "lessee.idNo", "lessee.contactPhone", "lessee.idVerified"
    };

    private static final String[] SHOWN_OF_USE = {"use.declaredPurpose", "use.activityCodes", "use.audience"};
    private static final String[] SERVICE = {
        "use.iis", "use.revenue", "use.licenceNo", "use.filingNo", "use.preApprovalSectors", "use.approvalRefs"
    };
    private static final String[] CHANNEL = {
        "channel.kind", "channel.provider", "channel.accessIsp", "channel.purpose", "channel.userArchiveNo"
    };
    private static final String[] SERVER = {
        "server.name", "server.assetKind", "server.quantity", "server.country", "server.upstreamProvider"
    };
    private static final String[] TERM = {"contract.startDate", "contract.termMonths"};
    private static final String[] RENT = {"contract.monthlyRent", "contract.currency", "contract.rentPlan.period"};

    private final IdentitySheet identity;
    private final ApplicationWords words;

    CaseFacts(IdentitySheet identity, ApplicationWords words) {
        this.identity = identity;
        this.words = words;
    }

    Map<String, Object> of(Lease lease, JsonNode application) {
        var view = new LinkedHashMap<String, Object>();
        view.put("lessee", words.lessee(lease));
        view.put("identity", identity.words(lease));
        view.put("bothSides", identity.bothSides(lease).map(Bilingual::both).orElse(""));
        view.put("who", rows(application, others("lessee", SHOWN_OF_LESSEE)));
        view.put("declaredPurpose", words.of(application, "use.declaredPurpose"));
        view.put("activityCodes", words.each(application, "use", "activityCodes"));
        view.put("audience", words.of(application, "use.audience"));
        view.put("purpose", rows(application, others("use", SHOWN_OF_USE, SERVICE)));
        view.put("channel", words.all(application, CHANNEL));
        view.put("connection", rows(application, others("channel", CHANNEL)));
        view.put("server", words.all(application, SERVER));
        view.put("supply", rows(application, others("server", SERVER)));
        view.put("service", rows(application, List.of(SERVICE)));
        view.put("data", rows(application, others("data")));
        view.put(
                "term",
                words.all(application, TERM) + " " + Word.of("个月 months").both());
        view.put("rent", words.all(application, RENT));
        view.put("terms", rows(application, others("contract", TERM, RENT)));
        return view;
    }

    /** All other members of a group, in the order of the form: nothing that was stated is kept from the officer. */
    private static List<String> others(String group, String[]... shown) {
        var elsewhere = Stream.of(shown).flatMap(Stream::of).collect(Collectors.toSet());
        return ApplicationFields.current().paths(member -> !member.isGroup()).stream()
                .filter(path -> path.startsWith(group + "."))
                .filter(path -> !elsewhere.contains(path))
                .toList();
    }

    /** The members present in the application, each with its name on the form. */
    private List<Map<String, String>> rows(JsonNode application, List<String> paths) {
        var rows = new ArrayList<Map<String, String>>();
        for (var path : paths) {
            var value = words.of(application, path);
            if (!value.equals(ApplicationWords.NOTHING)) {
                rows.add(Map.of("label", words.label(path).orElse(path).replaceFirst("^.* › ", ""), "value", value));
            }
        }
        return rows;
    }
}
