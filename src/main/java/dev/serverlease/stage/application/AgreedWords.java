package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.FreeText;
import dev.serverlease.clause.Objection;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.FactWords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What of an application stands in the contract word for word: it is read as the contract will be read, and must be
 * printable, so that a name that no font of ours has is refused here and not when the contract is drafted. A purpose is
 * only quoted: officers read it, and no words of it are refused.
 */
final class AgreedWords {

    /** The sections that a contract takes its texts from. */
    private static final List<String> PRINTED = List.of("lessee", "server", "channel", "use", "data", "contract");

    /** What clauses print of it word for word, and what each is about; codes and sums are no such words. */
    private static final Map<String, FreeText> KINDS = kinds();

    private AgreedWords() {}

    private static Map<String, FreeText> kinds() {
        var kinds = new TreeMap<String, FreeText>();
        Stream.of(
                        "lessee.name",
                        "lessee.uscc",
                        "lessee.idNo",
                        "lessee.domicile",
                        "lessee.poaRef",
                        "lessee.contactPhone",
                        "lessee.noticeAddress",
                        "lessee.signerName",
                        "server.upstreamProvider",
                        "channel.accessIsp",
                        "channel.userArchiveNo",
                        "channel.internalUseUndertakingRef",
                        "channel.approvalRef",
                        "use.licenceNo",
                        "use.filingNo",
                        "data.mechanismRef",
                        "data.piaRef",
                        "contract.arbitrationBody",
                        "contract.arbitrationSeat")
                .forEach(path -> kinds.put(path, FreeText.LABEL));
        Stream.of("server.name", "server.machine.model", "server.city", "server.dataCentre")
                .forEach(path -> kinds.put(path, FreeText.DESCRIPTION));
        return kinds;
    }

    static List<FieldError> in(ObjectNode application) {
        return Stream.concat(
                        KINDS.entrySet().stream().flatMap(text -> errors(application, text.getKey(), text.getValue())),
                        PRINTED.stream().flatMap(section -> unprintable(section, application.path(section))))
                .toList();
    }

    private static Stream<FieldError> unprintable(String field, JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .flatMap(member -> unprintable(field + "." + member.getKey(), member.getValue()));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).flatMap(item -> unprintable(field, item));
        }
        return value.isTextual()
                ? Glyphs.objection(value.asText()).map(objection -> new FieldError(field, objection.both())).stream()
                : Stream.empty();
    }

    private static Stream<FieldError> errors(ObjectNode application, String path, FreeText kind) {
        var text = application.at("/" + path.replace('.', '/')).asText("");
        return LeaseFacts.given(text)
                ? TextCheck.objections(kind, FactWords.title(path), text).stream()
                        .map(Objection::why)
                        .distinct()
                        .map(why -> new FieldError(path, why.zh() + "。 " + why.en() + "."))
                : Stream.empty();
    }
}
