package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Objection;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.FactWords;
import java.util.List;
import java.util.stream.Stream;

/** What of an application stands in the contract word for word: it is read as the contract will be read. */
final class AgreedWords {

    private static final List<String> VERBATIM =
            List.of("use.declaredPurpose", "contract.payment", "contract.maintenance");

    private AgreedWords() {}

    static List<FieldError> in(ObjectNode application) {
        return VERBATIM.stream().flatMap(path -> errors(application, path)).toList();
    }

    private static Stream<FieldError> errors(ObjectNode application, String path) {
        var text = application.at("/" + path.replace('.', '/')).asText("");
        return LeaseFacts.given(text)
                ? TextCheck.objections(FactWords.title(path), text).stream()
                        .map(Objection::why)
                        .map(why -> new FieldError(path, why.zh() + "。 " + why.en() + "."))
                : Stream.empty();
    }
}
