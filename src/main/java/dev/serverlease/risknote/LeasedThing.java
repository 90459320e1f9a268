package dev.serverlease.risknote;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import dev.serverlease.risknote.RiskNote.Line;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FactWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who leases what, where, from whom, as the application says it. */
@Component
class LeasedThing {

    private static final List<String> SAID = List.of(
            "lessee.kind",
            "lessee.uscc",
            "lessee.idType",
            "lessee.idNo",
            "server.name",
            "server.assetKind",
            "server.quantity",
            "server.country",
            "channel.kind",
            "use.declaredPurpose",
            "use.activityCodes",
            "use.audience",
            "contract.startDate",
            "contract.termMonths");

    /** Where the application's own title says too little, or speaks of a code. */
    private static final Map<String, Bilingual> TITLES = Map.of(
            "server.name", new Bilingual("服务器", "Server"),
            "server.assetKind", new Bilingual("服务器类型", "Kind of server"),
            "server.country", new Bilingual("服务器所在国家或者地区", "Country or region of the server"));

    private static final int SHOWN_OF_A_NUMBER = 4;

    private final ApplicationWords words;
    private final Lessors lessors;

    LeasedThing(ApplicationWords words, Lessors lessors) {
        this.words = words;
        this.lessors = lessors;
    }

    List<Line> lines(Lease lease) {
        var lines = new ArrayList<Line>();
        lines.add(line(new Bilingual("承租人", "Lessee"), lease.lesseeName()));
        lines.add(line(
                new Bilingual("出租人", "Lessor"), String.valueOf(lessors.current().name())));
        var application = words.tree(lease.application());
        for (var fact : SAID) {
            var text = FactWords.text(application.at("/" + fact.replace('.', '/')));
            if (!text.isEmpty()) {
                lines.add(new Line(
                        TITLES.getOrDefault(fact, FactWords.title(fact)),
                        FactWords.value(fact, fact.equals("lessee.idNo") ? masked(text) : text)));
            }
        }
        return lines;
    }

    private static Line line(Bilingual label, String text) {
        return new Line(label, new Bilingual(text, text));
    }

    private static String masked(String number) {
        return "**" + number.substring(Math.max(0, number.length() - SHOWN_OF_A_NUMBER));
    }
}
