"""The sheet of each pemda and year gets a row of its own; evaluations that are there come from LHE."""

from django.db import migrations


def isi(apps, schema_editor):
    Komponen = apps.get_model("evaluation", "KomponenAkip")
    Lke = apps.get_model("evaluation", "Lke")
    for pemda_id, mulai in Komponen.objects.order_by().values_list("pemda_id", "mulai").distinct():
        lke, _ = Lke.objects.get_or_create(
            pemda_id=pemda_id,
            mulai=mulai,
            defaults={"nama": "Lembar kerja evaluasi AKIP", "dasar_hukum": "PermenPANRB 88/2021"},
        )
        Komponen.objects.filter(pemda_id=pemda_id, mulai=mulai).update(lke=lke)
    SubKomponen = apps.get_model("evaluation", "SubKomponenAkip")
    SubKomponen.objects.filter(urutan=1).update(jenis="keberadaan")
    apps.get_model("evaluation", "EvaluasiAkip").objects.update(cara="nilai", tahap="final")


class Migration(migrations.Migration):

    dependencies = [("evaluation", "0003_lke_dan_reviu")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
