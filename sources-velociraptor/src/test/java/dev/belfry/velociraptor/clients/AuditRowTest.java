package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.engine.codec.JsonReader;
import dev.belfry.velociraptor.clients.AuditRow.Change;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuditRowTest {
    private static final AuditRow SET = new AuditRow(
            Change.SET,
            new ClientId("C.0000000000000901"),
            "Slack",
            "admin",
            Instant.parse("2026-11-24T03:32:54.265Z"));

    @Test
    void readsARecordedRow() throws ParseException {
        assertThat(AuditRow.read(object("{'operation':'SetClientLabel','principal':'admin','details':"
                        + "{'client_id':'C.0000000000000901','label':'Slack'},'_Source':'admin','_ts':1795491174265}")))
                .contains(SET);
    }

    @Test
    void readsTheSecondsOfTheLiveStream() throws ParseException {
        assertThat(AuditRow.read(object("{'operation':'RemoveClientLabel','principal':'bot','details':"
                        + "{'client_id':'C.1','label':'x'},'_ts':1795491174}")))
                .contains(new AuditRow(
                        Change.REMOVED, new ClientId("C.1"), "x", "bot", Instant.parse("2026-11-24T03:32:54Z")));
    }

    @Test
    void knowsThatOnlySettingTakesSpacesOff() throws ParseException {
        String row =
                "{'operation':'%s','principal':'a','details':{'client_id':'C.1','label':' x '},'_ts':1795491174265}";
        assertThat(AuditRow.read(object(row.formatted("SetClientLabel")))
                        .orElseThrow()
                        .label())
                .isEqualTo("x");
        assertThat(AuditRow.read(object(row.formatted("RemoveClientLabel")))
                        .orElseThrow()
                        .label())
                .isEqualTo(" x ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'operation':'client_create','details':{'client_id':'C.1','label':'x'},'_ts':1}",
                "{'operation':'SetClientLabel','details':{'client_id':'foo','label':'x'},'_ts':1}",
                "{'operation':'SetClientLabel','details':{'client_id':'C.1'},'_ts':1}",
                "{'operation':'SetClientLabel','details':{'client_id':'C.1','label':7},'_ts':1}",
                "{'operation':'SetClientLabel','details':'C.1','_ts':1}",
                "{'operation':'SetClientLabel','details':{'client_id':'C.1','label':'x'}}",
                "{'operation':'SetClientLabel','details':{'client_id':'C.1','label':'x'},'_ts':'1'}",
                "{'operation':7,'details':{'client_id':'C.1','label':'x'},'_ts':1}"
            })
    void leavesOutWhatIsNoLabelChangeOfAClient(String row) throws ParseException {
        assertThat(AuditRow.read(object(row))).isEmpty();
    }

    @Test
    void hashesTheSameRowAlikeAndOthersNot() {
        // It lies in checkpoints: a change of it delivers what was delivered before.
        assertThat(SET.hash()).isEqualTo("b149a934bf3526be");
        assertThat(new AuditRow(
                                SET.change(),
                                SET.client(),
                                SET.label(),
                                SET.by(),
                                SET.time().plusMillis(1))
                        .hash())
                .isNotEqualTo(SET.hash());
        assertThat(new AuditRow(Change.REMOVED, SET.client(), SET.label(), SET.by(), SET.time()).hash())
                .isNotEqualTo(SET.hash());
    }

    private static JsonObject object(String text) throws ParseException {
        return (JsonObject) JsonReader.read(text.replace('\'', '"'), Format.JSON, ParseLimits.MESSAGE);
    }
}
