package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.ApplicationFields;
import java.util.Map;
import java.util.Optional;

/** A contract cannot be written: a text that it must state is not known. It names the text as people call it. */
public final class MissingText extends Unwritable {

    private static final long serialVersionUID = 1L;

    /** Where texts come from that are no member of the application of the same name. */
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("lessee.code", "lessee.uscc"),
            Map.entry("lessee.signer", "lessee.signerName"),
            Map.entry("lessee.authority", "lessee.poaRef"),
            Map.entry("lessee.phone", "lessee.contactPhone"),
            Map.entry("server.upstream", "server.upstreamProvider"),
            Map.entry("channel.isp", "channel.accessIsp"),
            Map.entry("channel.undertakingRef", "channel.internalUseUndertakingRef"),
            Map.entry("use.purpose", "use.declaredPurpose"),
            Map.entry("data.piPurpose", "use.declaredPurpose"),
            Map.entry("use.activities", "use.activityCodes"),
            Map.entry("data.mechanismName", "data.mechanism"),
            Map.entry("data.piSubjects", "data.piSubjectsYtd"),
            Map.entry("price.monthly", "contract.monthlyRent"),
            Map.entry("price.monthlyCapitals", "contract.monthlyRent"),
            Map.entry("price.total", "contract.totalPrice"),
            Map.entry("deposit.amount", "contract.deposit"),
            Map.entry("deposit.amountCapitals", "contract.deposit"),
            Map.entry("payment.periods", "contract.rentPlan"),
            Map.entry("payment.due", "contract.rentPlan"),
            Map.entry("payment.means", "contract.rentPlan.means"),
            Map.entry("term.months", "contract.termMonths"),
            Map.entry("term.plannedStart", "contract.startDate"),
            Map.entry("term.firstDay", "contract.startDate"),
            Map.entry("arbitration.body", "contract.arbitrationBody"),
            Map.entry("arbitration.seat", "contract.arbitrationSeat"));

    private final String name;

    MissingText(String name) {
        super(words(name));
        this.name = name;
    }

    /** The name by which clauses call it. */
    public String name() {
        return name;
    }

    /** What an application calls it; empty for what it does not state. */
    public Optional<String> label() {
        return ApplicationFields.current().label(MEMBERS.getOrDefault(name, name));
    }

    private static Bilingual words(String name) {
        if (name.startsWith("lessor.")) {
            return new Bilingual(
                    "合同缺少出租人资料（" + name + "）：请在出租人登记册（/api/registers/lessors）或者 server-lease.lessor 中补充后重试。",
                    "The contract lacks a fact of the lessor (" + name
                            + "): add it to the lessor register (/api/registers/lessors) or to server-lease.lessor, then"
                            + " retry.");
        }
        var member = MEMBERS.getOrDefault(name, name);
        return ApplicationFields.current()
                .label(member)
                .map(label -> new Bilingual(
                        "合同缺少“" + label + "”（申请的 " + member + "）：请由销售补充。",
                        "The contract lacks “" + label + "” (" + member + " of the application): sales supply it."))
                .orElse(new Bilingual(
                        "合同缺少“" + name + "”，不能生成；请由管理员核对条款库。",
                        "The contract lacks “" + name
                                + "” and cannot be written; an administrator should compare the clause library."));
    }
}
