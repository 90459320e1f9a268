package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.words.ApplicationWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The application in the words of its form: who, what for, how connected, the server, licences, data, terms. */
@Component
class CaseFacts {

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
        view.put(
                "who",
                rows(
                        application,
                        "lessee.idType",
                        "lessee.age",
                        "lessee.domicile",
                        "lessee.isCiio",
                        "lessee.signerName",
                        "lessee.signerIsLegalRep",
                        "lessee.poaRef"));
        view.put("declaredPurpose", words.of(application, "use.declaredPurpose"));
        view.put("activityCodes", words.each(application, "use", "activityCodes"));
        view.put("audience", words.of(application, "use.audience"));
        view.put("purpose", rows(application, "use.telecomBusiness", "use.redFlags"));
        view.put(
                "channel",
                words.all(
                        application,
                        "channel.kind",
                        "channel.provider",
                        "channel.accessIsp",
                        "channel.purpose",
                        "channel.userArchiveNo"));
        view.put("connection", rows(application, "channel.internalUseUndertakingRef", "channel.approvalRef"));
        view.put(
                "server",
                words.all(
                        application,
                        "server.name",
                        "server.assetKind",
                        "server.quantity",
                        "server.country",
                        "server.upstreamProvider"));
        view.put("supply", rows(application, "server.isHkMoTw", "server.dueDiligenceRef", "server.securityPlanRef"));
        view.put(
                "service",
                rows(
                        application,
                        "use.iis",
                        "use.licenceNo",
                        "use.filingNo",
                        "use.preApprovalSectors",
                        "use.approvalRefs"));
        view.put(
                "data",
                rows(
                        application,
                        "data.hasPi",
                        "data.piSubjectsYtd",
                        "data.sensitivePiSubjectsYtd",
                        "data.important",
                        "data.stateSecret",
                        "data.legalBasis",
                        "data.noticeGiven",
                        "data.separateConsent",
                        "data.piaRef",
                        "data.exemption",
                        "data.mechanism",
                        "data.mechanismRef"));
        view.put("term", words.all(application, "contract.startDate", "contract.termMonths") + " 个月 months");
        view.put("rent", words.all(application, "contract.monthlyRent", "contract.currency", "contract.payment"));
        view.put(
                "terms",
                rows(
                        application,
                        "contract.deposit",
                        "contract.depositKind",
                        "contract.totalPrice",
                        "contract.maintenance",
                        "contract.subletAllowed",
                        "contract.governingLaw"));
        return view;
    }

    /** The members present in the application, each with its name on the form. */
    private List<Map<String, String>> rows(JsonNode application, String... paths) {
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
