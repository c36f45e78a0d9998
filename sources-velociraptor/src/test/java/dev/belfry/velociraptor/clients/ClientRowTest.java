package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.engine.codec.JsonReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientRowTest {
    @Test
    void readsARecordedRow() throws ParseException {
        ClientRow row = read("{'client_id':'C.00000000000002d3','hostname':'hd3','fqdn':'hd3.example','os':'windows',"
                + "'labels':['lab-2'],'last_seen_at':1795491666282789,'first_seen_at':1700000000,"
                + "'last_ip':'127.0.0.1:49134','server_now':1795491671}");
        assertThat(row.id().text()).isEqualTo("C.00000000000002d3");
        assertThat(row.host()).isEqualTo("hd3");
        assertThat(row.os()).isEqualTo("windows");
        assertThat(row.labels()).containsExactly("lab-2");
        assertThat(row.lastSeen()).isEqualTo("2026-11-24T03:41:06.282789Z");
        assertThat(row.firstSeen()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(row.address()).isEqualTo("127.0.0.1");
    }

    @Test
    void readsAClientThatHasNotSaidAnythingYet() throws ParseException {
        ClientRow row = read("{'client_id':'C.1-OABC','hostname':'','fqdn':'','os':'','labels':[],"
                + "'last_seen_at':1795491689816289,'first_seen_at':0,'last_ip':''}");
        assertThat(row.host()).isEmpty();
        assertThat(row.address()).isEmpty();
        assertThat(row.firstSeen()).isNull();
    }

    @Test
    void takesTheLongNameWhereThereIsNoShortOne() throws ParseException {
        assertThat(read("{'client_id':'C.1','fqdn':'a.example','last_seen_at':1}")
                        .host())
                .isEqualTo("a.example");
    }

    @Test
    void doesWithoutWhatIsOfAnotherType() throws ParseException {
        ClientRow row = read("{'client_id':'C.1','hostname':7,'fqdn':{},'os':null,'labels':['a',1,null,{}],"
                + "'last_seen_at':1,'first_seen_at':'x','last_ip':[]}");
        assertThat(row)
                .isEqualTo(new ClientRow(
                        new ClientId("C.1"), "", "", java.util.List.of("a"), "", null, Instant.EPOCH.plusNanos(1_000)));
        assertThat(read("{'client_id':'C.1','labels':'Slack','last_seen_at':1}").labels())
                .isEmpty();
    }

    @Test
    void cutsOverlongTextBetweenCharacters() throws ParseException {
        String host = read("{'client_id':'C.1','hostname':'" + "😀".repeat(10_000) + "','last_seen_at':1}")
                .host();
        assertThat(host).isEqualTo("😀".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'client_id':'C.1'}",
                "{'last_seen_at':1}",
                "{'client_id':'C.1','last_seen_at':'1'}",
                "{'client_id':'C.1','last_seen_at':0}",
                "{'client_id':'C.1','last_seen_at':-5}",
                "{'client_id':'C.1','last_seen_at':1.5}",
                "{'client_id':'C.1','last_seen_at':1e300}",
                "{'client_id':'server','last_seen_at':1}",
                "{'client_id':'C.1/../x','last_seen_at':1}",
                "{'client_id':'C.1#/host','last_seen_at':1}",
                "{'client_id':'C.1\\n','last_seen_at':1}",
                "{'client_id':'C.AB','last_seen_at':1}",
                "{'client_id':'C.','last_seen_at':1}",
                "{'client_id':'C.1-','last_seen_at':1}",
                "{'client_id':7,'last_seen_at':1}"
            })
    void leavesOutWhatItCannotRead(String row) throws ParseException {
        assertThat(ClientRow.read(object(row))).isEmpty();
    }

    @Test
    void leavesOutAnIdThatIsTooLong() throws ParseException {
        assertThat(ClientRow.read(object("{'client_id':'C." + "1".repeat(63) + "','last_seen_at':1}")))
                .isEmpty();
    }

    @Test
    void survivesTheLargestTime() throws ParseException {
        assertThat(ClientRow.read(object("{'client_id':'C.1','last_seen_at':9223372036854775807}")))
                .isPresent();
        assertThat(read("{'client_id':'C.1','last_seen_at':1,'first_seen_at':9223372036854775807}")
                        .firstSeen())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3:49134, 10.1.2.3",
        "[2001:db8::1]:49134, 2001:db8::1",
        "2001:db8::1, 2001:db8::1",
        "10.1.2.3, 10.1.2.3",
        "[broken, [broken",
    })
    void takesThePortOffAddresses(String address, String withoutPort) throws ParseException {
        assertThat(read("{'client_id':'C.1','last_seen_at':1,'last_ip':'" + address + "'}")
                        .address())
                .isEqualTo(withoutPort);
    }

    private static ClientRow read(String row) throws ParseException {
        return ClientRow.read(object(row)).orElseThrow();
    }

    private static JsonObject object(String text) throws ParseException {
        return (JsonObject) JsonReader.read(text.replace('\'', '"'), Format.JSON, ParseLimits.MESSAGE);
    }
}
