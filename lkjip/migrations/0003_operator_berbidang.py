from django.db import migrations


def ikat_operator(apps, schema_editor):
    """An operator without a bidang filled every row: give it the top of the unit's structure, which still means that."""
    Bidang = apps.get_model("lkjip", "Bidang")
    for k in apps.get_model("lkjip", "Keanggotaan").objects.filter(peran="operator", bidang=None):
        puncak = Bidang.objects.filter(unit_id=k.unit_id, induk=None).order_by("urutan", "id").first()
        if puncak is None:
            puncak = Bidang.objects.create(unit_id=k.unit_id, kode="unit", nama=k.unit.nama[:200])
        k.bidang = puncak
        k.save(update_fields=["bidang"])


class Migration(migrations.Migration):

    dependencies = [
        ('lkjip', '0002_pengisian'),
    ]

    operations = [
        migrations.RunPython(ikat_operator, migrations.RunPython.noop),
    ]
