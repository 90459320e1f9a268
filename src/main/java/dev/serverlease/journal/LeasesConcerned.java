package dev.serverlease.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the leases that a request to the engine concerns: it names their number or a part of their instance. */
@Repository
public class LeasesConcerned {

    private static final int MOST_WORDS = 20_000;
    private static final int LONGEST_ID = 64;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LeasesConcerned(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Call this before the request is passed on: what it deletes cannot be found afterwards.
     *
     * @param body as it was sent; a body that is not JSON names no lease
     * @return the numbers, in order
     */
    public List<String> of(String path, String body) {
        var words = new HashSet<>(List.of(path.split("/")));
        try {
            collect(json.readTree(body.isBlank() ? "{}" : body), words);
        } catch (JsonProcessingException e) {
            // either the engine rejects it too, or it is a file
        }
        words.removeIf(word -> word.isBlank() || word.length() > LONGEST_ID || word.indexOf('\0') >= 0);
        return jdbc.sql("""
                        with word as (select unnest(:words::text[]) as id),
                        instance as (
                          select proc_inst_id_ as id from act_ru_execution where id_ in (select id from word)
                          union select process_instance_id_ from act_ru_job where id_ in (select id from word)
                          union select proc_inst_id_ from act_ru_task where id_ in (select id from word)
                          union select proc_inst_id_ from act_ru_incident where id_ in (select id from word)
                          union select proc_inst_id_ from act_ru_variable where id_ in (select id from word)
                          union select proc_inst_id_ from act_ru_event_subscr where id_ in (select id from word)
                          union select proc_inst_id_ from act_ru_ext_task where id_ in (select id from word)
                          union select id from word)
                        select number from lease.lease where number in (select id from word)
                          or process_instance_id in (select id from instance)
                          or number in (select business_key_ from act_ru_execution where id_ in (select id from instance))
                        order by number""")
                .param("words", words.toArray(new String[0]))
                .query(String.class)
                .list();
    }

    private static void collect(JsonNode node, Set<String> words) {
        if (words.size() >= MOST_WORDS) {
            return;
        }
        if (node.isTextual()) {
            words.add(node.asText());
        }
        node.forEach(child -> collect(child, words));
    }
}
