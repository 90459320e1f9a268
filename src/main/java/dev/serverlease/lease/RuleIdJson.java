package dev.serverlease.lease;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.serverlease.law.RuleId;
import org.springframework.boot.jackson.JsonMixin;

/** In JSON a rule's id is its text; {@code law} itself knows nothing of JSON. */
@JsonMixin(RuleId.class)
abstract class RuleIdJson {

    @JsonCreator
    RuleIdJson(String value) {}

    @JsonValue
    abstract String value();
}
