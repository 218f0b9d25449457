from django.db import migrations

APPEND = """
CREATE FUNCTION audit_append(
    p_kind text, p_subject bigint, p_at timestamptz, p_actor jsonb, p_event text, p_facts jsonb,
    p_content text, p_topics jsonb
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_seq integer := 0;
    v_previous text := repeat('0', 64);
    v_id bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_kind || ':' || p_subject, 7));
    SELECT seq, hash INTO v_seq, v_previous FROM public.audit_entry
        WHERE subject_kind = p_kind AND subject_id = p_subject ORDER BY seq DESC LIMIT 1;
    v_seq := coalesce(v_seq, 0) + 1;
    v_previous := coalesce(v_previous, repeat('0', 64));
    INSERT INTO public.audit_entry (at, actor, event, facts, subject_kind, subject_id, seq,
        transaction, previous_hash, hash)
    VALUES (p_at, p_actor, p_event, p_facts, p_kind, p_subject, v_seq,
        pg_current_xact_id()::text::bigint, v_previous,
        encode(sha256(convert_to(v_previous || '|' || p_kind || '|' || p_subject || '|' || v_seq
            || '|' || p_content, 'UTF8')), 'hex'))
    RETURNING id INTO v_id;
    IF p_topics <> '[]'::jsonb THEN
        PERFORM pg_notify('gongdan', jsonb_build_object('topics', p_topics, 'entry', v_id)::text);
    END IF;
    PERFORM pg_notify('gongdan_log', '');
    RETURN v_id;
END $$;

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
"""

UNDO = """
DROP TRIGGER audit_entry_append_only ON audit_entry;
DROP FUNCTION audit_refuse_change();
DROP FUNCTION audit_append(text, bigint, timestamptz, jsonb, text, jsonb, text, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(APPEND, UNDO)]
