package dev.serverlease.hands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The completion: each answer to each rule that may be answered, and facts that are changed. Its other fields are those
 * of the start form.
 */
final class ApplicationHands {

    private static final Hand.Task COMPLETE =
            new Hand.Task("Task_CompleteApplication", "application--complete-application", "sales1");

    private static final Set<String> ONLY_UNDERTAKEN = Set.of("consistency.telecom-permit", "duty.pi-representative");

    private static final String ANSWERS = "application.answers.";

    private ApplicationHands() {}

    static List<Hand> all() {
        var all = new ArrayList<Hand>();
        for (var kind : List.of("CLAIM", "UNDERTAKING")) {
            all.add(answered(
                    COMPLETE.when("a commercial service: " + kind, ApplicationHands::commercial),
                    kind,
                    "iis.commercial-licence",
                    "iis.sector-approval",
                    "data.important",
                    "data.pi-assessment"));
            all.add(answered(
                    COMPLETE.when("a free site: " + kind, ApplicationHands::free),
                    kind,
                    "iis.noncommercial-filing",
                    "data.pi-contract-or-cert"));
            var genetic = answered(
                    COMPLETE.when("genetic resources: " + kind, ApplicationHands::genetic), kind, "place.genetic");
            all.add(kind.equals("CLAIM") ? genetic.inEachRun() : genetic);
        }
        all.add(answered(
                COMPLETE.when("a seller of telecom service", ApplicationHands::telecom),
                "UNDERTAKING",
                "consistency.telecom-permit"));
        all.add(answered(
                COMPLETE.when("a processor abroad", ApplicationHands::abroad),
                "UNDERTAKING",
                "duty.pi-representative"));
        all.add(COMPLETE.when("the missing licence and another fact", ApplicationHands::withoutLicence)
                .may("application.use.licenceNo", "京B2-20240001")
                .may("application.contract.termMonths", "12")
                .may("application.contract.startDate", "2027-02-01")
                .expect(
                        "select concat_ws(' ', round, content #>> '{use,licenceNo}', content #>> '{contract,termMonths}',"
                                + " content #>> '{contract,startDate}', submitted_by) from lease.application"
                                + " where lease_number = :number and round = 2",
                        "2 京B2-20240001 12 2027-02-01 sales1")
                .stage("LEGAL_REVIEW"));
        return all;
    }

    private static Hand answered(Hand hand, String kind, String... rules) {
        for (var rule : rules) {
            var field = ANSWERS + rule.replaceAll("[.-]", "_");
            hand = hand.may(field + ".kind", kind);
            boolean explained = kind.equals("CLAIM") || ONLY_UNDERTAKEN.contains(rule);
            if (explained) {
                hand = kind.equals("CLAIM")
                        ? hand.fill(field + ".ground", "说明：" + rule)
                        : hand.may(field + ".ground", "说明：" + rule);
            }
            hand = hand.expect(
                    "select concat_ws(' ', content #>> '{answers,%s,kind}', content #>> '{answers,%s,ground}') from lease.application where lease_number = :number and round = 2"
                            .formatted(rule, rule),
                    explained ? kind + " 说明：" + rule : kind);
        }
        return hand;
    }

    private static String withoutLicence(LeaseDriver lease) {
        return lease.apply(Brought.sample(lease, "shop-without-licence"));
    }

    private static String commercial(LeaseDriver lease) {
        var application = Brought.sample(lease, "shop-without-licence");
        ((ObjectNode) application.path("use")).putArray("preApprovalSectors").add("NEWS");
        ((ObjectNode) application.path("data")).put("important", "YES").put("piSubjectsYtd", 2_000_000);
        return lease.apply(application);
    }

    private static String free(LeaseDriver lease) {
        var application = Brought.sample(lease, "shop-without-licence");
        ((ObjectNode) application.path("use")).put("iis", "NON_COMMERCIAL");
        ((ObjectNode) application.path("data")).put("piSubjectsYtd", 200_000);
        return lease.apply(application);
    }

    private static String genetic(LeaseDriver lease) {
        var application = Brought.sample(lease, "own-office");
        ((ObjectNode) application.path("use")).putArray("regulatedActivities").add("GENETIC");
        ((ObjectNode) application.path("lessee")).put("foreignControlled", "NO");
        return lease.apply(application);
    }

    private static String telecom(LeaseDriver lease) {
        var application = Brought.sample(lease, "shop-without-licence");
        ((ObjectNode) application.path("use")).put("telecomBusiness", "YES");
        return lease.apply(application);
    }

    private static String abroad(LeaseDriver lease) {
        var application = Brought.sample(lease, "shop-without-licence");
        ((ObjectNode) application.path("lessee"))
                .put("kind", "OVERSEAS")
                .put("mainlandPresence", "YES")
                .remove("uscc");
        return lease.apply(application);
    }
}
